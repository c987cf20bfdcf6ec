/保障教学/,/]}/{
  s/, "indicators.*/},/
  /level1/d
}
