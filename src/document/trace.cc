#include "document/trace.h"

#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

namespace gongkai {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kFullStop = "。";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The end of the number that begins at `at`: digits, with points and commas between digits.
std::size_t number_end(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const bool is_joint =
        (text[at] == '.' || text[at] == ',') && at + 1 < text.size() && is_digit(text[at + 1]);
    if (!is_digit(text[at]) && !is_joint) break;
    ++at;
  }
  return at;
}

// The sentence around a byte of a paragraph.
std::string sentence_at(const std::string& text, std::size_t at) {
  const std::size_t stop = text.rfind(kFullStop, at);
  const std::size_t begin = stop == std::string::npos ? 0 : stop + kFullStop.size();
  const std::size_t end = text.find(kFullStop, at);
  return text.substr(begin, end == std::string::npos ? end : end + kFullStop.size() - begin);
}

void add_numbers(const std::string& part, const Paragraph& paragraph, Json& out) {
  const std::string text = paragraph.text();
  std::size_t offset = 0;
  for (const Span& span : paragraph.spans) {
    for (std::size_t at = 0; at < span.text.size(); ++at) {
      if (!is_digit(span.text[at])) continue;
      const std::size_t end = number_end(span.text, at);
      out.push_back({{"number", span.text.substr(at, end - at)},
                     {"source", span.origin.empty() ? "text " + part : span.origin},
                     {"sentence", sentence_at(text, offset + at)}});
      at = end;
    }
    offset += span.text.size();
  }
}

}  // namespace

std::string trace_numbers(const Document& document) {
  Json out = Json::array();
  for (const Block& block : document.blocks) {
    const auto* part = std::get_if<TextPart>(&block);
    if (part == nullptr) continue;
    for (const auto& piece : part->content) {
      if (const auto* paragraph = std::get_if<Paragraph>(&piece)) {
        add_numbers(part->id, *paragraph, out);
      }
    }
  }
  return out.dump(1) + "\n";
}

}  // namespace gongkai
