#pragma once

// A PDF file in the making: libharu's document, with objects whose entries are written as given.
// libharu numbers and prints its objects; the file around them is ours (see write_file.h).

#include <hpdf.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "render/pdf/deflate.h"
#include "render/pdf/write_file.h"
#include "source/finding.h"

namespace gongkai {

/// How the bytes given to PdfFile::add_stream are to be written.
enum class StreamBytes { kPlain, kToDeflate, kDeflated };

/// One per file, used by one thread. After an error of libharu calls do nothing; save() reports it.
class PdfFile {
 public:
  PdfFile();
  PdfFile(const PdfFile&) = delete;
  PdfFile& operator=(const PdfFile&) = delete;

  HPDF_Doc document() { return document_.get(); }

  /// A numbered dictionary without entries: to be referred to, and filled later.
  HPDF_Dict add_dictionary();
  HPDF_Dict add_dictionary(std::string entries);

  HPDF_Dict add_stream(std::string entries, std::string_view bytes, StreamBytes kind);

  /// Adds bytes to a stream that libharu made (a page's content). `kind` as in add_stream.
  void fill_stream(HPDF_Dict stream, std::string entries, std::string_view bytes, StreamBytes kind);

  /// Has `entries` ("/Type /Font /Size 3") written after the dictionary's own entries. At most
  /// once.
  void set_entries(HPDF_Dict dictionary, std::string entries);

  /// Adds objects after all others, and returns the number of the first. Nothing else can be
  /// added then.
  std::uint32_t add_own(OwnObjects objects);

  /// The whole file. Its ID is a hash of all that stands before it.
  std::optional<std::string> save(FileForm form, Findings& findings);

 private:
  struct Free {
    void operator()(HPDF_Doc document) const { HPDF_Free(document); }
  };

  bool write(FileForm form, std::string& out);

  HPDF_Error_Rec first_error_{};
  std::unique_ptr<_HPDF_Doc_Rec, Free> document_;
  Deflater deflater_;
  OwnObjects own_;
};

/// "12 0 R".
std::string reference(HPDF_Dict object);
std::string reference(std::uint32_t number);

}  // namespace gongkai
