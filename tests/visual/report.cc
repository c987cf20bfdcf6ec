#include "visual/report.h"

#include <cstdint>
#include <string_view>

namespace gongkai {
namespace {

std::string base64(std::string_view bytes) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      group = group << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    }
    for (std::size_t k = 0; k < 4; ++k) {
      out += i + k > bytes.size() ? '=' : kDigits[group >> (18 - 6 * k) & 63U];
    }
  }
  return out;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string figure(std::string_view caption, const std::string& png) {
  const std::string picture =
      png.empty() ? "–" : "<img src=\"data:image/png;base64," + base64(png) + "\">";
  return "<figure><figcaption>" + std::string(caption) + "</figcaption>" + picture + "</figure>\n";
}

}  // namespace

std::string html_report(const std::vector<ChangedPage>& pages) {
  std::string out =
      "<!DOCTYPE html>\n<meta charset=\"utf-8\"><title>Pages that changed</title>\n"
      "<style>body{font-family:sans-serif}div{display:flex;gap:1em}figure{margin:0}"
      "img{width:30vw;border:1px solid #999;image-rendering:pixelated}"
      "pre{background:#eee;max-height:30em;overflow:auto}</style>\n";
  for (const ChangedPage& page : pages) {
    out += "<h2>" + escaped(page.name) + "</h2>\n<div>" + figure("old", page.old_png) +
           figure("new", page.new_png) + figure("difference", page.difference_png) + "</div>\n";
    if (!page.lines.empty()) out += "<pre>" + escaped(page.lines) + "</pre>\n";
  }
  return out;
}

}  // namespace gongkai
