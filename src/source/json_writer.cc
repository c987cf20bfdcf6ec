#include "source/json_writer.h"

#include <algorithm>
#include <cstddef>

#include "source/unicode.h"

namespace gongkai {
namespace {

constexpr int kLongestLine = 120;

bool is_list(const NewJson& value) {
  return value.kind == JsonKind::kArray || value.kind == JsonKind::kObject;
}

bool is_nested(const NewJson& value) {
  return std::ranges::any_of(value.children,
                             [](const NewJson& child) { return !child.children.empty(); });
}

// The letter after "\" for a character that has one.
char escape_letter(char c) {
  constexpr std::string_view kCharacters = "\"\\\b\f\n\r\t";
  constexpr std::string_view kLetters = "\"\\bfnrt";
  const std::size_t at = kCharacters.find(c);
  return at == std::string_view::npos ? '\0' : kLetters[at];
}

void append_character(char c, std::string& out) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  if (const char letter = escape_letter(c); letter != '\0') {
    out += '\\';
    out += letter;
  } else if (byte < 0x20) {
    out += "\\u00";
    out += kDigits[byte / 16];
    out += kDigits[byte % 16];
  } else {
    out += c;
  }
}

void append_string(std::string_view characters, std::string& out) {
  out += '"';
  for (const char c : characters) append_character(c, out);
  out += '"';
}

int columns(std::string_view text) {
  int out = 0;
  for (const char32_t c : to_code_points(text)) out += terminal_columns(c);
  return out;
}

class Writer {
 public:
  Writer(std::string_view before, const JsonLineStyle& style)
      : style_(style),
        indent_(before.substr(0, before.find_first_not_of(" \t"))),
        out_(before),
        begin_(before.size()) {}

  void add(const NewJson& value, JsonBreaks breaks) {
    if (value.children.empty() || breaks == JsonBreaks::kNever) return add_in_line(value);
    if (breaks == JsonBreaks::kAlways || is_nested(value)) return add_lines(value);
    const std::size_t begin = out_.size();
    add_in_line(value);
    if (breaks == JsonBreaks::kElement || fits()) return;
    out_.resize(begin);
    add_lines(value);
  }

  std::string text() const { return out_.substr(begin_); }

 private:
  bool fits() const {
    constexpr int kComma = 1;
    return columns(std::string_view(out_).substr(line_)) + kComma <= kLongestLine;
  }

  void add_scalar(const NewJson& value) {
    if (value.kind == JsonKind::kString) {
      append_string(value.text, out_);
    } else if (value.kind == JsonKind::kNull) {
      out_ += "null";
    } else {
      out_ += value.text;
    }
  }

  void add_in_line(const NewJson& value) {
    if (!is_list(value)) return add_scalar(value);
    open(value);
    bool is_first = true;
    for (const NewJson& child : value.children) {
      if (!is_first) out_ += ", ";
      is_first = false;
      add_key(value, child);
      add_in_line(child);
    }
    close(value);
  }

  void add_lines(const NewJson& value) {
    const bool is_object = value.kind == JsonKind::kObject;
    open(value);
    indent_ += style_.step;
    bool is_first = true;
    for (const NewJson& child : value.children) {
      if (!is_first) out_ += ',';
      is_first = false;
      begin_line();
      add_key(value, child);
      add(child, is_object ? JsonBreaks::kMember : JsonBreaks::kElement);
    }
    indent_.resize(indent_.size() - style_.step.size());
    begin_line();
    close(value);
  }

  void begin_line() {
    out_ += style_.end;
    line_ = out_.size();
    out_ += indent_;
  }

  void add_key(const NewJson& value, const NewJson& child) {
    if (value.kind != JsonKind::kObject) return;
    append_string(child.key, out_);
    out_ += ": ";
  }

  void open(const NewJson& value) { out_ += value.kind == JsonKind::kObject ? '{' : '['; }
  void close(const NewJson& value) { out_ += value.kind == JsonKind::kObject ? '}' : ']'; }

  const JsonLineStyle& style_;
  std::string indent_;
  std::string out_;
  std::size_t begin_;
  std::size_t line_ = 0;  // where the current one begins
};

}  // namespace

std::string json_file(const NewJson& root) {
  const JsonLineStyle style;
  return json_text(root, JsonBreaks::kAlways, {}, style) + style.end;
}

std::string json_text(const NewJson& value, JsonBreaks breaks, std::string_view before,
                      const JsonLineStyle& style) {
  Writer writer(before, style);
  writer.add(value, breaks);
  return writer.text();
}

std::string json_string(std::string_view characters) {
  std::string out;
  append_string(characters, out);
  return out;
}

}  // namespace gongkai
