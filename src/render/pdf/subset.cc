#include "render/pdf/subset.h"

#include <hb-subset.h>

#include <algorithm>
#include <array>
#include <memory>

#include "text/harfbuzz_handles.h"

namespace gongkai {
namespace {

// What a PDF needs of a font: outlines and widths. Characters come from the file's own maps.
constexpr std::array<hb_tag_t, 6> kTables{HB_TAG('g', 'l', 'y', 'f'), HB_TAG('h', 'e', 'a', 'd'),
                                          HB_TAG('h', 'h', 'e', 'a'), HB_TAG('h', 'm', 't', 'x'),
                                          HB_TAG('l', 'o', 'c', 'a'), HB_TAG('m', 'a', 'x', 'p')};

using Input = std::unique_ptr<hb_subset_input_t, HbDestroy<hb_subset_input_destroy>>;
using Plan = std::unique_ptr<hb_subset_plan_t, HbDestroy<hb_subset_plan_destroy>>;

hb_blob_t* needed_table(hb_face_t*, hb_tag_t tag, void* user_data) {
  if (std::ranges::find(kTables, tag) == kTables.end()) return hb_blob_get_empty();
  return hb_face_reference_table(static_cast<hb_face_t*>(user_data), tag);
}

// The face as if its file had no other tables. Telling the subsetter to drop them would be a
// millisecond slower: it would still read the 45,000 characters of cmap.
HbFace only_needed_tables(const FontFace& face) {
  return HbFace(hb_face_create_for_tables(needed_table, face.handle(), nullptr));
}

// Keeping the glyph numbers (RETAIN_GIDS) would keep tables for all 65,535 glyphs.
Input make_input(const std::vector<std::uint16_t>& glyphs) {
  Input input(hb_subset_input_create_or_fail());
  if (!input) return input;
  hb_set_t* glyph_set = hb_subset_input_glyph_set(input.get());
  for (const std::uint16_t glyph : glyphs) hb_set_add(glyph_set, glyph);
  hb_subset_input_set_flags(input.get(),
                            HB_SUBSET_FLAGS_NOTDEF_OUTLINE | HB_SUBSET_FLAGS_NO_HINTING);
  return input;
}

std::string file_of(hb_face_t* face) {
  const HbBlob blob(hb_face_reference_blob(face));
  unsigned length = 0;
  const char* data = hb_blob_get_data(blob.get(), &length);
  return {data, length};
}

}  // namespace

FontSubset make_subset(const FontFace& face, const std::vector<std::uint16_t>& glyphs) {
  const Input input = make_input(glyphs);
  if (!input) return {};
  const HbFace needed = only_needed_tables(face);
  const Plan plan(hb_subset_plan_create_or_fail(needed.get(), input.get()));
  if (!plan) return {};
  const HbFace result(hb_subset_plan_execute_or_fail(plan.get()));
  if (!result) return {};
  FontSubset subset{.file = file_of(result.get()), .glyphs = {}};
  const hb_map_t* new_number = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
  subset.glyphs.reserve(glyphs.size());
  for (const std::uint16_t glyph : glyphs) {
    const hb_codepoint_t number = hb_map_get(new_number, glyph);
    if (number == HB_MAP_VALUE_INVALID) return {};  // the font has no such glyph
    subset.glyphs.push_back(static_cast<std::uint16_t>(number));
  }
  return subset;
}

}  // namespace gongkai
