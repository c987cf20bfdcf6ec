#include "pack/markdown.h"

#include <cmark.h>

#include <memory>
#include <utility>

#include "source/memory.h"

namespace gongkai {
namespace {

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};

std::string_view literal(cmark_node* node) {
  const char* text = cmark_node_get_literal(node);
  return text == nullptr ? std::string_view() : text;
}

class MarkdownReader {
 public:
  explicit MarkdownReader(const MarkdownFault& fault) : fault_(fault) {}

  void read_blocks(cmark_node* parent) {
    for (cmark_node* node = cmark_node_first_child(parent); node != nullptr;
         node = cmark_node_next(node)) {
      read_block(node);
    }
  }

  std::vector<MarkdownBlock> take() { return std::move(blocks_); }

 private:
  void read_block(cmark_node* node) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_HEADING:
        blocks_.push_back(
            {.kind = MarkdownBlock::Kind::kHeading, .level = cmark_node_get_heading_level(node)});
        return read_inlines(node, false);
      case CMARK_NODE_PARAGRAPH:
        blocks_.push_back({.kind = MarkdownBlock::Kind::kParagraph});
        return read_inlines(node, false);
      case CMARK_NODE_THEMATIC_BREAK:
        blocks_.push_back({.kind = MarkdownBlock::Kind::kRule});
        return;
      case CMARK_NODE_LIST:
        return read_list(node, 1);
      case CMARK_NODE_BLOCK_QUOTE:
        return report(node, "引用");
      case CMARK_NODE_CODE_BLOCK:
        return read_fence(node);
      default:
        return report(node, "HTML 标记");
    }
  }

  // ``` style: paragraphs in a style of the pack.
  void read_fence(cmark_node* fence) {
    const char* info = cmark_node_get_fence_info(fence);
    const std::string style = info == nullptr ? "" : info;
    if (style.empty()) return report(fence, "没有样式名的代码块（行首四个空格也算）");
    const int line = cmark_node_get_start_line(fence);
    const MarkdownFault fault = [this, line](int inner, std::string_view what) {
      fault_(line + inner, what);
    };
    for (MarkdownBlock& block : read_markdown(literal(fence), fault)) {
      const bool is_plain = block.kind == MarkdownBlock::Kind::kParagraph && block.list.depth == 0;
      if (!is_plain || !block.style.empty()) {
        report(fence, "样式段中的标题、列表或空白");
        return;
      }
      block.style = style;
      block.line = line;
      blocks_.push_back(std::move(block));
    }
  }

  void read_list(cmark_node* list, int depth) {
    ListPlace place{.depth = depth,
                    .begins_list = true,
                    .is_numbered = cmark_node_get_list_type(list) == CMARK_ORDERED_LIST};
    int number = cmark_node_get_list_start(list);
    for (cmark_node* item = cmark_node_first_child(list); item != nullptr;
         item = cmark_node_next(item)) {
      place.begins_item = true;
      read_item(item, number++, place);
    }
  }

  // Each item begins with a paragraph, which takes its number or mark.
  void read_item(cmark_node* item, int number, ListPlace& place) {
    for (cmark_node* node = cmark_node_first_child(item); node != nullptr;
         node = cmark_node_next(node)) {
      const cmark_node_type type = cmark_node_get_type(node);
      if (type == CMARK_NODE_LIST && !place.begins_item) {
        read_list(node, place.depth + 1);
      } else if (type == CMARK_NODE_PARAGRAPH) {
        blocks_.push_back({.list = place, .number = place.is_numbered ? number : 0});
        place.begins_list = place.begins_item = false;
        read_inlines(node, false);
      } else {
        report(node, "列表中段落和列表以外的内容，或没有文字的列表项");
      }
    }
  }

  void read_inlines(cmark_node* parent, bool is_strong) {
    for (cmark_node* node = cmark_node_first_child(parent); node != nullptr;
         node = cmark_node_next(node)) {
      switch (cmark_node_get_type(node)) {
        case CMARK_NODE_TEXT:
          add(literal(node), is_strong);
          break;
        case CMARK_NODE_SOFTBREAK:
          break;  // Chinese lines are joined without a blank
        case CMARK_NODE_LINEBREAK:
          add("\n", is_strong);
          break;
        case CMARK_NODE_STRONG:
          read_inlines(node, true);
          break;
        default:
          report(parent, fault_of(node));
      }
    }
  }

  static std::string_view fault_of(cmark_node* node) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_IMAGE:
        return "图片";
      case CMARK_NODE_LINK:
        return "链接";
      case CMARK_NODE_EMPH:
        return "斜体";
      case CMARK_NODE_CODE:
        return "代码";
      default:
        return "HTML 标记";
    }
  }

  void add(std::string_view text, bool is_strong) {
    std::vector<MarkdownRun>& runs = blocks_.back().runs;
    if (runs.empty() || runs.back().is_strong != is_strong) runs.push_back({{}, is_strong});
    runs.back().text += text;
  }

  void report(cmark_node* node, std::string_view what) {
    fault_(cmark_node_get_start_line(node), what);
  }

  const MarkdownFault& fault_;
  std::vector<MarkdownBlock> blocks_;
};

}  // namespace

std::vector<MarkdownBlock> read_markdown(std::string_view text, const MarkdownFault& fault) {
  require_memory();
  const std::unique_ptr<cmark_node, FreeNode> root(
      cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT));
  MarkdownReader reader(fault);
  reader.read_blocks(root.get());
  return reader.take();
}

std::string markdown_escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("\\`*_[]<>#&!~|").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

}  // namespace gongkai
