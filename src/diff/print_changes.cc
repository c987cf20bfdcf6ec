#include "diff/print_changes.h"

#include <array>
#include <utility>

#include "source/json_writer.h"
#include "source/new_json.h"

namespace gongkai {
namespace {

struct Section {
  ChangeOf of;
  const char* name;  // in JSON
  const char* title;
};

constexpr std::array kSections = {
    Section{ChangeOf::kTotal, "totals", "合计"}, Section{ChangeOf::kFact, "facts", "收入和支出"},
    Section{ChangeOf::kCell, "cells", "表"}, Section{ChangeOf::kText, "texts", "文字"}};

std::string or_none(const std::string& text) { return text.empty() ? "（无）" : text; }

std::string pieces_text(const std::vector<TextPiece>& pieces) {
  std::string out;
  for (const TextPiece& piece : pieces) {
    switch (piece.kind) {
      case PieceKind::kSame:
        out += piece.text;
        break;
      case PieceKind::kRemoved:
        out += "[-" + piece.text + "-]";
        break;
      case PieceKind::kAdded:
        out += "{+" + piece.text + "+}";
        break;
    }
  }
  return out;
}

std::string line_of(const BudgetChange& change) {
  const std::string where = change.where.empty() ? std::string() : change.where + "：";
  if (change.of == ChangeOf::kText) {
    if (!change.pieces.empty()) return where + pieces_text(change.pieces);
    return where +
           (change.after.empty() ? "[-" + change.before + "-]" : "{+" + change.after + "+}");
  }
  const std::string by = change.difference.empty() ? "" : "（差 " + change.difference + "）";
  return where + or_none(change.before) + " → " + or_none(change.after) + by;
}

std::vector<const BudgetChange*> of_section(const BudgetChanges& changes, ChangeOf of) {
  std::vector<const BudgetChange*> out;
  for (const BudgetChange& change : changes.changes) {
    if (change.of == of) out.push_back(&change);
  }
  return out;
}

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string marked(const BudgetChange& change) {
  if (change.pieces.empty()) {
    return (change.before.empty() ? "" : "<del>" + escaped(change.before) + "</del>") +
           (change.after.empty() ? "" : "<ins>" + escaped(change.after) + "</ins>");
  }
  std::string out;
  for (const TextPiece& piece : change.pieces) {
    const char* tag = piece.kind == PieceKind::kRemoved ? "del" : "ins";
    const std::string text = escaped(piece.text);
    out += piece.kind == PieceKind::kSame ? text
                                          : "<" + std::string(tag) + ">" + text + "</" + tag + ">";
  }
  return out;
}

std::string html_row(const BudgetChange& change) {
  const std::string head = "<tr><th scope=\"row\">" + escaped(change.where) + "</th>";
  if (change.of == ChangeOf::kText) return head + "<td>" + marked(change) + "</td></tr>\n";
  return head + "<td>" + escaped(change.before) + "</td><td>" + escaped(change.after) +
         "</td><td>" + escaped(change.difference) + "</td></tr>\n";
}

constexpr const char* kStyle =
    "body{font-family:sans-serif;margin:2em;max-width:70em}"
    "table{border-collapse:collapse;width:100%}"
    "th,td{border:1px solid #999;padding:.3em .6em;text-align:left;vertical-align:top}"
    "td:nth-child(n+2):nth-last-child(-n+3){text-align:right}"
    "table.texts td{text-align:left}"
    "ins{background:#d4f4d4;text-decoration:none}del{background:#f8d4d4}";

NewJson change_json(const BudgetChange& change) {
  NewJson out = NewJson::object();
  out.set("where", NewJson::string(change.where));
  if (!change.before.empty()) out.set("before", NewJson::string(change.before));
  if (!change.after.empty()) out.set("after", NewJson::string(change.after));
  if (!change.difference.empty()) out.set("difference", NewJson::string(change.difference));
  return out;
}

}  // namespace

std::vector<ChangeSection> change_sections(const BudgetChanges& changes) {
  std::vector<ChangeSection> out;
  for (const Section& section : kSections) {
    auto all = of_section(changes, section.of);
    if (!all.empty()) out.push_back({section.title, std::move(all)});
  }
  return out;
}

std::string whole_text(const std::vector<TextPiece>& pieces, PieceKind without) {
  std::string out;
  for (const TextPiece& piece : pieces) {
    if (piece.kind != without) out += piece.text;
  }
  return out;
}

std::string changes_text(const BudgetChanges& changes) {
  std::string out;
  for (const std::string& note : changes.notes) out += note + "\n";
  for (const Section& section : kSections) {
    const auto all = of_section(changes, section.of);
    if (all.empty()) continue;
    out += std::string(section.title) + "\n";
    for (const BudgetChange* change : all) out += "  " + line_of(*change) + "\n";
  }
  return changes.changes.empty() ? out + "没有不同\n" : out;
}

std::string changes_html(const BudgetChanges& changes) {
  const std::string title = escaped(changes.before) + " → " + escaped(changes.after);
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      "'unsafe-inline'\">\n<title>" +
      title + "</title>\n<style>" + kStyle + "</style>\n</head>\n<body>\n<h1>" + title + "</h1>\n";
  for (const std::string& note : changes.notes) out += "<p>" + escaped(note) + "</p>\n";
  if (changes.changes.empty()) out += "<p>没有不同</p>\n";
  for (const Section& section : kSections) {
    const auto all = of_section(changes, section.of);
    if (all.empty()) continue;
    const bool is_text = section.of == ChangeOf::kText;
    out += "<h2>" + std::string(section.title) + "</h2>\n<table class=\"" + section.name +
           "\">\n<thead><tr><th scope=\"col\">位置</th>" +
           (is_text ? "<th scope=\"col\">文字</th>"
                    : "<th scope=\"col\">原</th><th scope=\"col\">现</th>"
                      "<th scope=\"col\">差</th>") +
           "</tr></thead>\n<tbody>\n";
    for (const BudgetChange* change : all) out += html_row(*change);
    out += "</tbody>\n</table>\n";
  }
  return out + "</body>\n</html>\n";
}

std::string changes_json(const BudgetChanges& changes) {
  NewJson out = NewJson::object(
      {{"before", NewJson::string(changes.before)}, {"after", NewJson::string(changes.after)}});
  std::vector<NewJson> notes;
  for (const std::string& note : changes.notes) notes.push_back(NewJson::string(note));
  out.set("notes", NewJson::array(std::move(notes)));
  for (const Section& section : kSections) {
    std::vector<NewJson> all;
    for (const BudgetChange* change : of_section(changes, section.of))
      all.push_back(change_json(*change));
    out.set(section.name, NewJson::array(std::move(all)));
  }
  return json_file(out);
}

}  // namespace gongkai
