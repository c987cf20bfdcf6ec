#include "template/written_pack.h"

#include <cstddef>
#include <functional>

#include "source/format_number.h"
#include "source/unicode.h"

namespace gongkai {
namespace {

constexpr std::size_t kLongestLine = 110;

Json parsed(const std::optional<SourceText>& source) {
  Json value = source ? Json::parse(source->text(), nullptr, false) : Json::object();
  return value.is_object() ? value : Json::object();
}

std::string text_member(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// What becomes of an inherited member where the pack or table states it, too. The same rules as
/// load_pack() follows; a test holds the two together.
enum class Inherits { kNothing, kOtherNames, kWhole };

Inherits inherits_in_pack(const std::string& name, const Json& value) {
  if (name == "secret_words") return Inherits::kWhole;
  const bool has_names = value.is_object() && name != "page_number";
  return has_names ? Inherits::kOtherNames : Inherits::kNothing;
}

Inherits inherits_in_table(const std::string& name, const Json&) {
  const bool has_names = name == "page" || name == "amount" || name == "names";
  return has_names ? Inherits::kOtherNames : Inherits::kNothing;
}

// Puts what is stated on what was inherited.
void inherit(const Json& stated, Inherits (*rule)(const std::string&, const Json&), Json& out) {
  for (const auto& [name, value] : stated.items()) {
    const Inherits inherited = out.contains(name) ? rule(name, value) : Inherits::kNothing;
    switch (inherited) {
      case Inherits::kNothing:
        out[name] = value;
        break;
      case Inherits::kOtherNames:
        out[name].update(value);
        break;
      case Inherits::kWhole:
        out[name].insert(out[name].end(), value.begin(), value.end());
        break;
    }
  }
}

// Changes the list of columns in which the heading of this path stands.
using ChangeAt = std::function<void(Json& columns, std::size_t at)>;

bool change_heading(Json& columns, const std::string& above, const std::string& path,
                    const ChangeAt& change) {
  for (std::size_t at = 0; at < columns.size(); ++at) {
    const std::string here = above + text_member(columns[at], "heading");
    if (here == path) {
      change(columns, at);
      return true;
    }
    if (path.starts_with(here + "/") && columns[at].contains("columns") &&
        change_heading(columns[at]["columns"], here + "/", path, change)) {
      return true;
    }
  }
  return false;
}

void change_heading(Json& table, const std::string& path, const ChangeAt& change) {
  if (table.contains("columns") && change_heading(table["columns"], "", path, change)) return;
  if (!table.contains("sides")) return;
  for (Json& side : table["sides"]) {
    if (change_heading(side["columns"], "", path, change)) return;
  }
}

void change_columns(const Json& file, Json& table) {
  const Json added = file.value("columns_after", Json::object());
  for (const auto& entry : added.items()) {
    change_heading(table, entry.key(), [&entry](Json& columns, std::size_t at) {
      const auto behind = columns.begin() + static_cast<std::ptrdiff_t>(at) + 1;
      columns.insert(behind, entry.value().begin(), entry.value().end());
    });
  }
  const Json changes = file.value("column_changes", Json::object());
  for (const auto& entry : changes.items()) {
    change_heading(table, entry.key(), [&entry](Json& columns, std::size_t at) {
      if (entry.value().is_null()) {
        columns.erase(at);
      } else {
        columns[at].update(entry.value());
      }
    });
  }
}

// Reads the files of a pack, the nearest in its chain first.
class Reader {
 public:
  Reader(const std::string& name, const ReadFile& read) : read_(read) {
    for (std::string next = name; !next.empty(); next = text_member(files_.back(), "extends")) {
      names_.push_back(next);
      files_.push_back(parsed(read(next + "/pack.json", reported_)));
    }
  }

  Json pack() const {
    Json out = Json::object();
    for (auto file = files_.rbegin(); file != files_.rend(); ++file)
      inherit(*file, inherits_in_pack, out);
    out.erase("extends");
    out.erase("$schema");
    out.erase(kFormatMember);
    return out;
  }

  Json table(const std::string& id) const { return table(id, 0); }

  std::string text(const std::string& id) const {
    for (const std::string& name : names_) {
      if (const auto source = read_(name + "/text/" + id + ".md", reported_)) {
        return std::string(source->text());
      }
    }
    return {};
  }

 private:
  // The table's file in the packs of the chain from `first` on.
  Json table(const std::string& id, std::size_t first) const {
    for (std::size_t i = first; i < names_.size(); ++i) {
      const auto source = read_(names_[i] + "/tables/" + id + ".json", reported_);
      if (!source) continue;
      const Json file = parsed(source);
      const std::string base = text_member(file, "extends");
      // A table of the same name is the one of a pack further on.
      return base.empty() ? file : extended(table(base, base == id ? i + 1 : 0), file);
    }
    return Json::object();
  }

  static Json extended(Json base, const Json& file) {
    inherit(file, inherits_in_table, base);
    for (const char* name : {"extends", "column_changes", "columns_after"}) base.erase(name);
    change_columns(file, base);
    return base;
  }

  const ReadFile& read_;
  mutable Findings reported_;  // by whoever loaded the pack before
  std::vector<std::string> names_;
  std::vector<Json> files_;
};

// What a table takes from its pack where it says nothing.
void apply_defaults(const Json& pack, Json& table) {
  for (const char* name : {"page", "amount"}) {
    Json whole = pack.value(name, Json::object());
    if (const auto own = table.find(name); own != table.end()) whole.update(*own);
    table[name] = whole;
  }
  if (!table.contains("captions")) table["captions"] = pack.value("captions", Json::array());
}

std::string one_line(const Json& value) {
  if (!value.is_structured() || value.empty()) return value.dump();
  std::string out = value.is_object() ? "{" : "[";
  for (const auto& [name, member] : value.items()) {
    if (out.size() > 1) out += ", ";
    out += value.is_object() ? Json(name).dump() + ": " : "";
    out += one_line(member);
  }
  return out + (value.is_object() ? "}" : "]");
}

std::string pretty(const Json& value, std::size_t indent, std::size_t before) {
  const std::string line = one_line(value);
  if (!value.is_structured() || value.empty()) return line;
  if (indent > 0 && indent + before + to_code_points(line).size() <= kLongestLine) return line;
  std::string out(1, value.is_object() ? '{' : '[');
  const std::string margin(indent + 2, ' ');
  for (const auto& [name, member] : value.items()) {
    const std::string key = value.is_object() ? Json(name).dump() + ": " : "";
    out += out.size() > 1 ? ",\n" : "\n";
    out += margin + key + pretty(member, indent + 2, key.size());
  }
  return out + "\n" + std::string(indent, ' ') + (value.is_object() ? '}' : ']');
}

}  // namespace

WrittenPack written_pack(const std::string& name, const ReadFile& read) {
  const Reader reader(name, read);
  WrittenPack out{.name = name, .pack = reader.pack()};
  for (const Json& id : out.pack.value("tables", Json::array())) {
    Json table = reader.table(id.get<std::string>());
    table.erase("$schema");
    apply_defaults(out.pack, table);
    out.tables.emplace_back(id.get<std::string>(), std::move(table));
  }
  for (const Json& part : out.pack.value("document", Json::array())) {
    const std::string id = text_member(part, "text");
    if (!id.empty()) out.texts.emplace_back(id, reader.text(id));
  }
  return out;
}

std::string to_pack_text(const Json& value) { return pretty(value, 0, 0) + "\n"; }

}  // namespace gongkai
