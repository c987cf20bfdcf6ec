#pragma once

// The bytes of a PDF file: its objects with their numbers, and the table that says where they are.

#include <hpdf.h>

#include <cstdint>
#include <functional>
#include <string>

#include "render/pdf/deflate.h"

namespace gongkai {

/// The bits of an obj_id that number the object; the others are libharu's flags.
inline constexpr std::uint32_t kObjectNumberBits = 0x00FFFFFF;

/// How objects stand in the file: each by itself, as PDF 1.4 and PDF/A-1 have it, or packed and
/// compressed all but the streams, in PDF 1.7.
enum class FileForm { kPlain, kPacked };

/// Objects that are too many to be libharu's, or to be kept: a large table has some hundred
/// thousand. They are printed one by one, in order, when the file is written.
struct OwnObjects {
  std::uint32_t count = 0;
  std::function<void(std::uint32_t index, std::string& out)> print;
};

struct FileParts {
  HPDF_Doc document = nullptr;
  const OwnObjects& own;  ///< numbered after those of the document
  FileForm form = FileForm::kPlain;
};

/// Appends the file to `out`. False after an error of libharu.
bool write_file(const FileParts& parts, const Deflater& deflater, std::string& out);

}  // namespace gongkai
