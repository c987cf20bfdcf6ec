#pragma once

// A streaming parser for untrusted XML: nothing is kept, entities and document types are refused,
// depth and number of names are bounded. The only user of expat.

#include <functional>
#include <memory>
#include <string_view>

namespace gongkai {

/// The attributes of an element, valid during its begin event.
class XmlAttributes {
 public:
  explicit XmlAttributes(const char* const* names_and_values) : all_(names_and_values) {}

  /// The value of the attribute with this name, whatever the prefix of its namespace; empty if
  /// there is none.
  std::string_view get(std::string_view name) const;

 private:
  const char* const* all_;  // name, value, name, value … null
};

/// Events in document order; those without a function are skipped. Paths are made of names without
/// prefixes: "/worksheet/sheetData/row". Texts come in pieces. False: read no further.
struct XmlEvents {
  std::function<bool(std::string_view path, const XmlAttributes& attributes)> begin;
  std::function<bool(std::string_view path, std::string_view text)> text;
  std::function<bool(std::string_view path)> end;
};

/// Why reading ended early.
enum class XmlFault {
  kNone,
  kStopped,      ///< an event said so
  kNotXml,       ///< not well-formed, or cut short
  kDoctype,      ///< declares a document type, and perhaps entities
  kTooDeep,      ///< elements nested too deeply
  kTooManyNames  ///< more different names than any format has
};

class XmlParser {
 public:
  /// The events must outlive it.
  explicit XmlParser(const XmlEvents& events);
  XmlParser(const XmlParser&) = delete;
  XmlParser& operator=(const XmlParser&) = delete;
  ~XmlParser();

  /// Reads on. False: there is a fault.
  bool feed(std::string_view piece);

  /// Ends the document. False: there is a fault.
  bool finish();

  XmlFault fault() const;

  /// From 1: the line that was read last.
  unsigned long line() const;

 private:
  struct State;

  std::unique_ptr<State> state_;
};

}  // namespace gongkai
