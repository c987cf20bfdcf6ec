#pragma once

// HarfBuzz objects that destroy themselves. Only for files that work with HarfBuzz.

#include <hb.h>

#include <memory>

namespace gongkai {

template <auto kDestroy>
struct HbDestroy {
  void operator()(auto* object) const { kDestroy(object); }
};

using HbBlob = std::unique_ptr<hb_blob_t, HbDestroy<hb_blob_destroy>>;
using HbFace = std::unique_ptr<hb_face_t, HbDestroy<hb_face_destroy>>;
using HbFont = std::unique_ptr<hb_font_t, HbDestroy<hb_font_destroy>>;
using HbSet = std::unique_ptr<hb_set_t, HbDestroy<hb_set_destroy>>;
using HbBuffer = std::unique_ptr<hb_buffer_t, HbDestroy<hb_buffer_destroy>>;

}  // namespace gongkai
