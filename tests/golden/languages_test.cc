// Pages in two languages say the same: README.md and README.zh-CN.md beside it have the same
// outline, the same examples, names and links. So has every other page with a Chinese one beside
// it.

#include <cmark.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "support/files.h"

namespace gongkai {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kChinese = ".zh-CN.md";

// What does not depend on the language.
struct Page {
  std::vector<int> headings;          // their levels
  std::vector<std::string> examples;  // blocks of code
  std::set<std::string> names;        // code within sentences
  std::set<std::string> links;        // to which pages, whichever language these are in
  std::vector<int> tables;            // how many lines each has
};

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
    text.replace(at, from.size(), to);
    at += to.size();
  }
  return text;
}

// The lines of a block of commands without what is said about them: "# …" up to the line's end.
std::string without_comments(const std::string& block) {
  std::string out;
  for (std::size_t at = 0; at < block.size();) {
    const std::size_t end = std::min(block.find('\n', at), block.size());
    std::string_view line = std::string_view(block).substr(at, end - at);
    if (line.starts_with("# ")) line = {};
    line = line.substr(0, line.find(" # "));
    line = line.substr(0, line.find_last_not_of(' ') + 1);
    out.append(line).append("\n");
    at = end + 1;
  }
  return out;
}

// Blocks that name their language are data, in which nothing is prose.
std::string example(cmark_node* node) {
  const std::string language = cmark_node_get_fence_info(node);
  const std::string block = cmark_node_get_literal(node);
  return language.empty() ? without_comments(block) : language + "\n" + block;
}

// Tables are no Markdown to the library: lines that begin with "|".
std::vector<int> tables_of(const std::string& text) {
  std::vector<int> out;
  bool is_inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const bool is_line = text[at] == '|';
    if (is_line && !is_inside) out.push_back(0);
    if (is_line) ++out.back();
    is_inside = is_line;
    at = std::min(text.find('\n', at), text.size() - 1) + 1;
  }
  return out;
}

// The text with each run of blanks and line feeds as one blank, as the library gives code.
std::string in_one_line(std::string_view text) {
  std::string out;
  for (const char each : text) {
    const bool is_blank = each == ' ' || each == '\n';
    if (!is_blank || !out.ends_with(' ')) out += is_blank ? ' ' : each;
  }
  return out;
}

// Without "#heading", which depends on the language.
std::string linked_page(const std::string& url) {
  return replaced(url.substr(0, url.find('#')), kChinese, ".md");
}

Page read_page(const std::string& text) {
  Page out{.tables = tables_of(text)};
  const auto free_all = [](cmark_node* root) { cmark_node_free(root); };
  const std::unique_ptr<cmark_node, decltype(free_all)> root(
      cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT), free_all);
  const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> at(cmark_iter_new(root.get()),
                                                                   cmark_iter_free);
  for (auto event = cmark_iter_next(at.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(at.get())) {
    if (event != CMARK_EVENT_ENTER) continue;
    cmark_node* node = cmark_iter_get_node(at.get());
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_HEADING:
        out.headings.push_back(cmark_node_get_heading_level(node));
        break;
      case CMARK_NODE_CODE_BLOCK:
        out.examples.push_back(example(node));
        break;
      case CMARK_NODE_CODE:
        out.names.insert(in_one_line(cmark_node_get_literal(node)));
        break;
      case CMARK_NODE_LINK:
        out.links.insert(linked_page(cmark_node_get_url(node)));
        break;
      default:
        break;
    }
  }
  return out;
}

// Names of one page that the other nowhere has.
std::vector<std::string> missing(const Page& from, const std::string& other) {
  const std::string whole = replaced(in_one_line(other), kChinese, ".md");
  std::vector<std::string> out;
  for (const std::string& name : from.names) {
    if (whole.find(replaced(name, kChinese, ".md")) == std::string::npos) out.push_back(name);
  }
  return out;
}

void expect_same(const std::string& english, const std::string& chinese) {
  const Page a = read_page(english);
  const Page b = read_page(chinese);
  EXPECT_EQ(a.headings, b.headings) << "levels of headings";
  EXPECT_EQ(a.tables, b.tables) << "lines of tables";
  EXPECT_EQ(a.links, b.links);
  EXPECT_EQ(missing(a, chinese), std::vector<std::string>()) << "only in the English page";
  EXPECT_EQ(missing(b, english), std::vector<std::string>()) << "only in the Chinese page";
  EXPECT_EQ(a.examples.size(), b.examples.size());
  for (std::size_t i = 0; i < std::min(a.examples.size(), b.examples.size()); ++i) {
    EXPECT_EQ(a.examples[i], b.examples[i]);
  }
}

// The pages with a Chinese one beside them, as paths below the source folder without ".md".
std::vector<std::string> pages() {
  const fs::path root(GONGKAI_SOURCE_DIR);
  std::vector<std::string> out;
  for (auto at = fs::recursive_directory_iterator(root); at != fs::recursive_directory_iterator();
       ++at) {
    const std::string name = at->path().filename().string();
    if (at->is_directory() && (name == "build" || name == "out" || name.starts_with('.'))) {
      at.disable_recursion_pending();
    }
    if (!name.ends_with(kChinese)) continue;
    const std::string path = at->path().lexically_relative(root).string();
    out.push_back(path.substr(0, path.size() - kChinese.size()));
  }
  std::ranges::sort(out);
  return out;
}

TEST(Languages, PagesSayTheSame) {
  const std::vector<std::string> all = pages();
  EXPECT_TRUE(std::ranges::count(all, "README") == 1) << GONGKAI_SOURCE_DIR;
  for (const std::string& page : all) {
    SCOPED_TRACE(page);
    expect_same(read_source_file(page + ".md"), read_source_file(page + std::string(kChinese)));
  }
}

TEST(Languages, PagesBeginWithALinkToEachOther) {
  for (const std::string& page : pages()) {
    SCOPED_TRACE(page);
    const std::string name = fs::path(page).filename().string();
    const auto begins_with = [](const std::string& text, const std::string& link) {
      const std::size_t title = text.find("\n\n");
      return text.compare(std::min(title, text.size()), link.size() + 4, "\n\n" + link + "\n\n") ==
             0;
    };
    EXPECT_TRUE(begins_with(read_source_file(page + ".md"), "[简体中文](" + name + ".zh-CN.md)"));
    EXPECT_TRUE(begins_with(read_source_file(page + ".zh-CN.md"), "[English](" + name + ".md)"));
  }
}

TEST(Languages, CommentsOfCommandsMayDiffer) {
  EXPECT_EQ(without_comments("a -o b   # says\n# all\nc '#1'\n"), "a -o b\n\nc '#1'\n");
  EXPECT_EQ(read_page("    a  # says\n").examples, read_page("    a # 说明\n").examples);
  EXPECT_NE(read_page("```json\n{} # a\n```\n").examples,
            read_page("```json\n{} # b\n```\n").examples);
}

TEST(Languages, WhatOnePageLacksIsSeen) {
  const Page page = read_page("# A\n\n`--one` [b](c/README.zh-CN.md)\n\n| x |\n|---|\n");
  EXPECT_EQ(page.headings, std::vector<int>{1});
  EXPECT_EQ(page.links, std::set<std::string>{"c/README.md"});
  EXPECT_EQ(page.tables, std::vector<int>{2});
  EXPECT_EQ(missing(page, "`--two`"), std::vector<std::string>{"--one"});
}

}  // namespace
}  // namespace gongkai
