#pragma once

// The objects of a PDF file in the making: dictionaries and streams whose entries are given as they
// stand in the file, and that refer to each other by number. libharu numbers them, prints them and
// keeps the tree of pages; no file but objects.cc sees it. The file around them is write_file.h.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "document/length.h"
#include "render/pdf/deflate.h"

namespace gongkai {

/// An object of a file.
struct PdfObject {
  std::uint32_t number = 0;  ///< from 1; 0: none was made, after an error of libharu
};

/// "12 0 R".
std::string reference(PdfObject object);
void append_reference(PdfObject object, std::string& out);

/// How the bytes of a stream are given, and how they are to be written.
enum class StreamBytes { kPlain, kToDeflate, kDeflated };

/// One per file, used by one thread. After an error of libharu calls do nothing.
class PdfObjects {
 public:
  PdfObjects();
  ~PdfObjects();
  PdfObjects(const PdfObjects&) = delete;
  PdfObjects& operator=(const PdfObjects&) = delete;

  /// The dictionaries that each file has.
  PdfObject catalog() const;
  PdfObject info() const;

  /// A dictionary, which can be referred to before it has all entries.
  PdfObject add_dictionary(std::string_view entries = {});

  PdfObject add_stream(std::string_view entries, std::string_view bytes, StreamBytes kind);

  /// A page after all others, with an empty content.
  PdfObject add_page(Length width, Length height);
  void set_content(PdfObject page, std::string_view operators);

  /// What the content of a page calls a font: "F1". Valid as long as the objects are.
  std::string_view font_name(PdfObject font, PdfObject page);

  /// Adds entries ("/Type /Font /Size 3") after those that the object has.
  void add_entries(PdfObject object, std::string_view entries);

  /// Appends the nth of some objects, from 0, as it stands in the file.
  using Print = std::function<void(std::uint32_t n, std::string& out)>;

  /// Adds objects that are too many to be kept: a large table has some hundred thousand. They are
  /// printed one by one when the file is written. Returns the first; the others follow it. Nothing
  /// else can be added then.
  PdfObject add_printed(std::uint32_t count, Print print);

  /// The objects' numbers are 1 … end() - 1.
  std::uint32_t end() const;

  bool is_stream(PdfObject object) const;

  /// How long the contents of all streams are.
  std::size_t stream_sizes() const;

  /// Appends the object as it stands in the file.
  void print(PdfObject object, std::string& out);

  /// The codes of libharu's first error, if there was one.
  std::optional<std::string> error() const;

  const Deflater& deflater() const { return deflater_; }

 private:
  struct Library;

  void fill(PdfObject stream, std::string_view bytes, StreamBytes kind);

  std::unique_ptr<Library> library_;
  Deflater deflater_;
  std::uint32_t printed_count_ = 0;
  Print printed_;
};

/// The MD5 sum of `bytes` in hexadecimal, which PDF asks for of files inside.
std::string md5(std::string_view bytes);

}  // namespace gongkai
