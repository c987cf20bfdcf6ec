#include "source/json_edits.h"

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <map>
#include <string_view>
#include <utility>

#include "source/json_gaps.h"
#include "source/json_writer.h"

namespace gongkai {
namespace {

// An entry that an array or object gets.
struct NewEntry {
  NewJson* value = nullptr;
  std::size_t before = 0;  // the index of the present entry that follows it
  std::size_t rank = 0;    // of a member, among those before the same entry
};

// What the edits say of one value.
struct Change {
  JsonValue value;
  NewJson* by = nullptr;  // null: not replaced
  bool is_removed = false;
  std::vector<NewEntry> entries;

  bool ends_value() const { return by != nullptr || is_removed; }
};

// The edits by the value that they change. The values of new entries stay with the edits.
class Changes {
 public:
  explicit Changes(Findings& findings) : findings_(findings) {}

  // False ⇔ an error was added.
  bool add(JsonEdit& edit) {
    return std::visit([this](auto& kind) { return add(kind); }, edit);
  }

  // Whether no edit is within a value that is replaced or removed.
  bool check_nesting() {
    std::uint32_t ended = 0;  // up to here values are replaced or removed
    for (const auto& [begin, change] : changes_) {
      const bool is_inside = begin < ended;
      if (is_inside || (change.ends_value() && !change.entries.empty())) {
        return contradicts(change.value.place(), "此处有修改，而它所在的值另被替换或删去");
      }
      if (change.ends_value()) ended = change.value.span().end;
    }
    return true;
  }

  const Change* find(const JsonValue& value) const {
    const auto found = changes_.find(value.span().begin);
    return found == changes_.end() ? nullptr : &found->second;
  }

  bool is_removed(const JsonValue& value) const {
    const Change* change = find(value);
    return change != nullptr && change->is_removed;
  }

  // Whether the value or something in it is changed.
  bool concern(const JsonValue& value) const {
    const auto next = changes_.lower_bound(value.span().begin);
    return next != changes_.end() && next->first < value.span().end;
  }

 private:
  bool add(ReplaceValue& edit) {
    Change& change = of(edit.value);
    if (change.ends_value()) return contradicts_itself(edit.value);
    change.by = &edit.by;
    return true;
  }

  bool add(RemoveValue& edit) {
    Change& change = of(edit.value);
    if (change.ends_value()) return contradicts_itself(edit.value);
    change.is_removed = true;
    return true;
  }

  bool add(AddMember& edit) {
    assert(edit.object.kind() == JsonKind::kObject);
    Change& change = of(edit.object);
    const auto is_same = [&](const NewEntry& entry) { return entry.value->key == edit.name; };
    if (edit.object.find(edit.name) || std::ranges::any_of(change.entries, is_same)) {
      return contradicts(edit.object.place(), "要加的字段 \"" + edit.name + "\" 已有");
    }
    edit.value.key = edit.name;
    change.entries.push_back({.value = &edit.value});
    return true;
  }

  bool add(InsertElement& edit) {
    assert(edit.array.kind() == JsonKind::kArray);
    of(edit.array).entries.push_back({.value = &edit.value, .before = edit.before});
    return true;
  }

  Change& of(const JsonValue& value) {
    assert(value.exists() && value.span().end > 0);
    Change& change = changes_[value.span().begin];
    change.value = value;
    return change;
  }

  bool contradicts_itself(const JsonValue& value) {
    return contradicts(value.place(), "同一个值有两处修改");
  }

  bool contradicts(Place place, std::string message) {
    findings_.add({.id = "edits-contradict",
                   .where = std::move(place),
                   .message = std::move(message),
                   .expected = "每个值只改一次；替换或删去的值，其中不另作修改"});
    return false;
  }

  Findings& findings_;
  std::map<std::uint32_t, Change> changes_;  // by where the value begins
};

// An array or object whose entries change.
struct List {
  JsonValue value;
  std::vector<JsonValue> entries;
  bool is_object = false;
};

// An entry beside which new ones are put.
struct Neighbour {
  JsonKind kind = JsonKind::kNull;
  JsonBreaks breaks = JsonBreaks::kElement;  // of elements of the same kind
  std::string_view colon = ": ";
};

bool is_empty(const JsonValue& value) {
  bool out = true;
  value.for_each_child([&out](const JsonValue&) { out = false; });
  return out;
}

// Makes the text from pieces of the old one and what takes the place of others.
class Editor {
 public:
  Editor(const JsonTree& tree, const Changes& changes)
      : text_(tree.source().text()), root_(tree.root()), changes_(changes) {
    const std::size_t line = text_.find('\n');
    if (line != std::string_view::npos && line > 0 && text_[line - 1] == '\r') style_.end = "\r\n";
    if (is_empty(root_)) return;
    const std::string_view lead = gap({root_, root_.children()}, 0);
    if (has_line_end(lead) && !last_line(lead).empty()) style_.step = last_line(lead);
  }

  std::string edited(const MemberOrder& order) {
    visit(root_, order);
    std::ranges::stable_sort(pieces_, {}, &Piece::begin);
    std::string out;
    std::size_t at = 0;
    for (const Piece& piece : pieces_) {
      out += text_.substr(at, piece.begin - at);
      out += piece.text;
      at = piece.end;
    }
    out += text_.substr(at);
    return out;
  }

 private:
  // What takes the place of the bytes [begin, end).
  struct Piece {
    std::size_t begin;
    std::size_t end;
    std::string text;
  };

  void visit(const JsonValue& value, const MemberOrder& order) {
    if (!changes_.concern(value)) return;
    const Change* change = changes_.find(value);
    if (change != nullptr && change->by != nullptr) {
      sort_members(*change->by, order);
      return replace(value, *change->by);
    }
    const List list{value, value.children(), value.kind() == JsonKind::kObject};
    edit_entries(list, change == nullptr ? std::vector<NewEntry>() : change->entries, order);
    for (const JsonValue& entry : list.entries) {
      if (!changes_.concern(entry) || changes_.is_removed(entry)) continue;
      visit(entry, list.is_object ? order.member(entry.key()) : order.element());
    }
  }

  // ---- one value in the place of another ----------------------------------------------------

  void replace(const JsonValue& old, const NewJson& by) {
    const JsonSpan span = old.span();
    pieces_.push_back({span.begin, span.end, text_in_place(old, by)});
  }

  std::string text_in_place(const JsonValue& old, const NewJson& by) const {
    if (!begins_line(old)) return json_text(by, JsonBreaks::kNever, {}, style_);
    const std::size_t line = text_.substr(0, entry_begin(old)).rfind('\n') + 1;
    const std::string_view before = text_.substr(line, old.span().begin - line);
    return json_text(by, breaks_in_place(old, by), before, style_);
  }

  JsonBreaks breaks_in_place(const JsonValue& old, const NewJson& by) const {
    if (old == root_) return JsonBreaks::kAlways;
    if (has_key(old)) return JsonBreaks::kMember;
    return breaks_beside(neighbour(old), by);
  }

  // Whether only blanks, or the comma after the former entry, precede it in its line.
  bool begins_line(const JsonValue& value) const {
    const std::size_t at = text_.substr(0, entry_begin(value)).find_last_not_of(" \t,");
    return at == std::string_view::npos || text_[at] == '\n';
  }

  // ---- entries of an array or object ----------------------------------------------------------

  void edit_entries(const List& list, std::vector<NewEntry> added, const MemberOrder& order) {
    place(list, added, order);
    if (list.entries.empty()) return fill(list, added);
    const std::size_t size = list.entries.size();
    std::size_t kept = 0;  // 1 + the index of the last entry that stays
    auto next_added = added.cbegin();
    for (std::size_t next = 0; next <= size; ++next) {
      if (next < size && changes_.is_removed(list.entries[next])) continue;
      std::vector<const NewJson*> here;
      for (; next_added != added.cend() && next_added->before <= next; ++next_added) {
        here.push_back(next_added->value);
      }
      if (next != kept || !here.empty()) edit_gap(list, kept, next, here);
      kept = next + 1;
    }
  }

  // Finds the places of new entries, and sorts them and what they hold.
  static void place(const List& list, std::vector<NewEntry>& added, const MemberOrder& order) {
    for (NewEntry& entry : added) {
      sort_members(*entry.value, list.is_object ? order.member(entry.value->key) : order.element());
      if (list.is_object) {
        entry.rank = order.rank(entry.value->key);
        entry.before = place_of_member(list, entry.rank, order);
      }
      entry.before = std::min(entry.before, list.entries.size());
    }
    std::ranges::stable_sort(
        added, {}, [](const NewEntry& entry) { return std::pair(entry.before, entry.rank); });
  }

  // After the member of the highest rank below; else before that of the lowest; else at the end.
  static std::size_t place_of_member(const List& list, std::size_t rank, const MemberOrder& order) {
    std::size_t out = list.entries.size();
    if (rank == MemberOrder::kUndeclared) return out;
    std::optional<std::size_t> below;
    std::optional<std::size_t> above;
    for (std::size_t i = 0; i < list.entries.size(); ++i) {
      const std::size_t other = order.rank(list.entries[i].key());
      if (other == MemberOrder::kUndeclared) continue;
      if (other < rank && (!below || other > *below)) {
        below = other;
        out = i + 1;
      } else if (other > rank && !below && (!above || other < *above)) {
        above = other;
        out = i;
      }
    }
    return out;
  }

  // The entries of an empty array or object.
  void fill(const List& list, const std::vector<NewEntry>& added) {
    if (added.empty()) return;
    NewJson filled(list.value);
    for (const NewEntry& entry : added) filled.children.push_back(*entry.value);
    replace(list.value, filled);
  }

  // Removes all between the entries kept - 1 and next, of which either may be none, and puts the
  // new ones there.
  void edit_gap(const List& list, std::size_t kept, std::size_t next,
                const std::vector<const NewJson*>& added) {
    const std::size_t size = list.entries.size();
    const bool has_before = kept > 0;
    const bool has_after = next < size;
    const std::string whole = has_before ? joined_gaps(gap(list, kept), gap(list, next))
                                         : indented_gap(gap(list, 0), gap(list, next));
    const std::string one =
        has_before && has_after ? repeated_gap(whole) : gap_between(list, has_before ? kept : next);
    const std::string first = has_before ? one : has_after ? whole : std::string(gap(list, 0));
    const Neighbour beside = neighbour(list.entries[has_before ? kept - 1 : has_after ? next : 0]);
    std::string text;
    for (const NewJson* value : added) {
      const std::string& before = value == added.front() ? first : one;
      text += before + entry_text(list, *value, before, beside);
    }
    if (has_after) {
      text += has_before || added.empty() ? whole : one;
    } else if (has_before || !added.empty()) {
      text += gap(list, size);
    }
    pieces_.push_back({gap_begin(list, kept), gap_end(list, next), std::move(text)});
  }

  // A gap like those between the present entries, near `index`.
  std::string gap_between(const List& list, std::size_t index) const {
    const std::size_t size = list.entries.size();
    if (size > 1) return repeated_gap(gap(list, std::clamp<std::size_t>(index, 1, size - 1)));
    const std::string_view lead = gap(list, 0);
    return has_line_end(lead) ? "," + style_.end + std::string(last_line(lead)) : ", ";
  }

  // A new entry after a gap.
  std::string entry_text(const List& list, const NewJson& value, std::string_view gap,
                         const Neighbour& beside) const {
    std::string name;
    if (list.is_object) name = json_string(value.key) + std::string(beside.colon);
    if (!has_line_end(gap)) return name + json_text(value, JsonBreaks::kNever, {}, style_);
    const JsonBreaks breaks = list.is_object ? JsonBreaks::kMember : breaks_beside(beside, value);
    return name + json_text(value, breaks, std::string(last_line(gap)) + name, style_);
  }

  static JsonBreaks breaks_beside(const Neighbour& beside, const NewJson& value) {
    return value.kind == beside.kind ? beside.breaks : JsonBreaks::kElement;
  }

  Neighbour neighbour(const JsonValue& entry) const {
    Neighbour out{.kind = entry.kind()};
    const JsonSpan span = entry.span();
    if (!is_empty(entry)) {
      const std::string_view text = text_.substr(span.begin, span.end - span.begin);
      out.breaks = has_line_end(text) ? JsonBreaks::kAlways : JsonBreaks::kNever;
    }
    if (!has_key(entry)) return out;
    const std::size_t end = entry.key_span().end;
    const std::string_view colon = text_.substr(end, span.begin - end);
    if (!has_line_end(colon)) out.colon = colon;
    return out;
  }

  // ---- where things are -------------------------------------------------------------------------

  static bool has_key(const JsonValue& entry) { return entry.key_span().end > 0; }

  static std::size_t entry_begin(const JsonValue& entry) {
    return has_key(entry) ? entry.key_span().begin : entry.span().begin;
  }

  // What stands before the entry `index`, or at the end of the list.
  std::string_view gap(const List& list, std::size_t index) const {
    const std::size_t begin = gap_begin(list, index);
    return text_.substr(begin, gap_end(list, index) - begin);
  }

  static std::size_t gap_begin(const List& list, std::size_t index) {
    return index == 0 ? list.value.span().begin + 1 : list.entries[index - 1].span().end;
  }

  static std::size_t gap_end(const List& list, std::size_t index) {
    return index < list.entries.size() ? entry_begin(list.entries[index])
                                       : list.value.span().end - 1;
  }

  std::string_view text_;
  JsonValue root_;
  const Changes& changes_;
  JsonLineStyle style_;
  std::vector<Piece> pieces_;
};

}  // namespace

std::optional<std::string> edited_json(const JsonTree& tree, std::vector<JsonEdit> edits,
                                       const MemberOrder& order, Findings& findings) {
  Changes changes(findings);
  bool is_good = true;
  for (JsonEdit& edit : edits) is_good = changes.add(edit) && is_good;
  if (!is_good || !changes.check_nesting()) return std::nullopt;
  return Editor(tree, changes).edited(order);
}

}  // namespace gongkai
