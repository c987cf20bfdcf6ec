#include "read_xlsx/xml.h"

#include <expat.h>

#include <exception>
#include <set>
#include <string>
#include <vector>

namespace gongkai {
namespace {

constexpr std::size_t kDeepest = 64;

// Expat keeps every name that it encounters.
constexpr std::size_t kMostNames = 2'000;

// Expat buffers a tag or comment until it is complete, and may rescan it with each piece.
constexpr XML_Index kLongestTag = 1 << 20;

// The name without the prefix of a namespace.
std::string_view local(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace

std::string_view XmlAttributes::get(std::string_view name) const {
  for (const char* const* at = all_; *at != nullptr; at += 2) {
    const std::string_view whole = *at;
    if (whole == name || (whole.size() > name.size() && whole.ends_with(name) &&
                          whole[whole.size() - name.size() - 1] == ':')) {
      return at[1];
    }
  }
  return {};
}

struct XmlParser::State {
  explicit State(const XmlEvents& told) : events(told), parser(XML_ParserCreate(nullptr)) {
    if (parser == nullptr) throw std::bad_alloc();
    XML_SetUserData(parser, this);
    XML_SetElementHandler(parser, begin, end);
    if (events.text) XML_SetCharacterDataHandler(parser, text);
    XML_SetStartDoctypeDeclHandler(parser, doctype);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { XML_ParserFree(parser); }

  bool parse(std::string_view piece, int is_final) {
    if (fault != XmlFault::kNone) return false;
    const auto status = XML_Parse(parser, piece.data(), static_cast<int>(piece.size()), is_final);
    if (thrown) std::rethrow_exception(thrown);
    fed += static_cast<XML_Index>(piece.size());
    const bool is_stuck = fed - XML_GetCurrentByteIndex(parser) > kLongestTag;
    if (fault == XmlFault::kNone && (status != XML_STATUS_OK || is_stuck)) {
      fault = XmlFault::kNotXml;
    }
    return fault == XmlFault::kNone;
  }

  void stop(XmlFault why) {
    fault = why;
    XML_StopParser(parser, XML_FALSE);
  }

  // Calls an event from inside expat; no exception may pass through expat's frames.
  template <class Event>
  void tell(Event event) {
    if (fault != XmlFault::kNone) return;
    try {
      event();
    } catch (...) {
      thrown = std::current_exception();
      stop(XmlFault::kStopped);
    }
  }

  bool is_known(std::string_view name) {
    if (names.find(name) != names.end()) return true;
    if (names.size() == kMostNames) return false;
    names.emplace(name);
    return true;
  }

  bool are_known(const char* name, const char* const* attributes) {
    bool out = is_known(name);
    for (; *attributes != nullptr; attributes += 2) out = is_known(*attributes) && out;
    return out;
  }

  static void XMLCALL begin(void* user, const XML_Char* name, const XML_Char** attributes) {
    State& state = *static_cast<State*>(user);
    state.tell([&] {
      if (state.lengths.size() == kDeepest) return state.stop(XmlFault::kTooDeep);
      if (!state.are_known(name, attributes)) return state.stop(XmlFault::kTooManyNames);
      state.lengths.push_back(state.path.size());
      state.path += '/';
      state.path += local(name);
      if (state.events.begin && !state.events.begin(state.path, XmlAttributes(attributes))) {
        state.stop(XmlFault::kStopped);
      }
    });
  }

  static void XMLCALL end(void* user, const XML_Char*) {
    State& state = *static_cast<State*>(user);
    state.tell([&] {
      if (state.events.end && !state.events.end(state.path)) return state.stop(XmlFault::kStopped);
      state.path.resize(state.lengths.back());
      state.lengths.pop_back();
    });
  }

  static void XMLCALL text(void* user, const XML_Char* characters, int length) {
    State& state = *static_cast<State*>(user);
    state.tell([&] {
      if (!state.events.text(state.path, {characters, static_cast<std::size_t>(length)})) {
        state.stop(XmlFault::kStopped);
      }
    });
  }

  static void XMLCALL doctype(void* user, const XML_Char*, const XML_Char*, const XML_Char*, int) {
    static_cast<State*>(user)->stop(XmlFault::kDoctype);
  }

  const XmlEvents& events;
  XML_Parser parser;
  XmlFault fault = XmlFault::kNone;
  std::exception_ptr thrown;
  std::string path;
  std::vector<std::size_t> lengths;  // of the path before each open element
  std::set<std::string, std::less<>> names;
  XML_Index fed = 0;
};

XmlParser::XmlParser(const XmlEvents& events) : state_(std::make_unique<State>(events)) {}

XmlParser::~XmlParser() = default;

bool XmlParser::feed(std::string_view piece) { return state_->parse(piece, XML_FALSE); }

bool XmlParser::finish() { return state_->parse({}, XML_TRUE); }

XmlFault XmlParser::fault() const { return state_->fault; }

unsigned long XmlParser::line() const { return XML_GetCurrentLineNumber(state_->parser); }

}  // namespace gongkai
