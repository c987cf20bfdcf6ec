#include "render/pdf/pdf_file.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

#include "render/pdf/syntax.h"

namespace gongkai {
namespace {

constexpr std::uint32_t kObjectNumberBits = 0x00FFFFFF;  // the others are libharu's flags

extern "C" {

// libharu calls this from its public functions; it also keeps the error in the document.
void keep_first_error(HPDF_STATUS error, HPDF_STATUS detail, void* user_data) {
  auto* first = static_cast<HPDF_Error_Rec*>(user_data);
  if (first->error_no != HPDF_OK) return;
  first->error_no = error;
  first->detail_no = detail;
}

HPDF_STATUS write_entries(HPDF_Dict dictionary, HPDF_Stream stream) {
  const auto* entries = static_cast<const std::string*>(dictionary->attr);
  return HPDF_Stream_Write(stream, reinterpret_cast<const HPDF_BYTE*>(entries->data()),
                           static_cast<HPDF_UINT>(entries->size()));
}

void free_entries(HPDF_Dict dictionary) {
  delete static_cast<std::string*>(dictionary->attr);
  dictionary->attr = nullptr;
}

// Nothing may be thrown through libharu's frames.
HPDF_STATUS append_to_string(HPDF_Stream stream, const HPDF_BYTE* bytes, HPDF_UINT size) {
  try {
    static_cast<std::string*>(stream->attr)->append(reinterpret_cast<const char*>(bytes), size);
    return HPDF_OK;
  } catch (...) {
    return HPDF_FAILD_TO_ALLOC_MEM;
  }
}

// Called when all else of the file is in the string that `attr` points to.
HPDF_STATUS write_id(HPDF_Dict trailer, HPDF_Stream stream) {
  const std::uint64_t high = hash_bytes(*static_cast<const std::string*>(trailer->attr), 0);
  const std::uint64_t low = hash_bytes({reinterpret_cast<const char*>(&high), sizeof high}, 1);
  std::array<char, 33> id{};  // ends with 0
  for (std::size_t digit = 0; digit < 32; ++digit) {
    const std::uint64_t half = digit < 16 ? high : low;
    id[digit] = "0123456789ABCDEF"[half >> (60 - 4 * (digit % 16)) & 0xFU];
  }
  const char* text = id.data();
  for (const char* part : {"/ID [<", text, "><", text, ">]\n"}) {
    if (const HPDF_STATUS status = HPDF_Stream_WriteStr(stream, part)) return status;
  }
  return HPDF_OK;
}

}  // extern "C"

}  // namespace

PdfFile::PdfFile() : document_(HPDF_New(keep_first_error, &first_error_)) {}

HPDF_Dict PdfFile::add_dictionary() {
  if (!document_) return nullptr;
  const HPDF_Dict dictionary = HPDF_Dict_New(document_->mmgr);
  if (dictionary != nullptr && HPDF_Xref_Add(document_->xref, dictionary) != HPDF_OK) {
    return nullptr;
  }
  return dictionary;
}

HPDF_Dict PdfFile::add_dictionary(std::string entries) {
  const HPDF_Dict dictionary = add_dictionary();
  set_entries(dictionary, std::move(entries));
  return dictionary;
}

HPDF_Dict PdfFile::add_stream(std::string entries, std::string_view bytes, StreamBytes kind) {
  if (!document_) return nullptr;
  const HPDF_Dict stream = HPDF_DictStream_New(document_->mmgr, document_->xref);
  fill_stream(stream, std::move(entries), bytes, kind);
  return stream;
}

// libharu removes an entry /Filter that it was not told of, but not one written by us.
void PdfFile::fill_stream(HPDF_Dict stream, std::string entries, std::string_view bytes,
                          StreamBytes kind) {
  if (stream == nullptr) return;
  std::string deflated;
  if (kind == StreamBytes::kToDeflate) bytes = deflated = deflater_.deflate(bytes);
  if (kind != StreamBytes::kPlain) entries += "/Filter /FlateDecode\n";
  set_entries(stream, std::move(entries));
  HPDF_Stream_Write(stream->stream, reinterpret_cast<const HPDF_BYTE*>(bytes.data()),
                    static_cast<HPDF_UINT>(bytes.size()));
}

void PdfFile::set_entries(HPDF_Dict dictionary, std::string entries) {
  if (dictionary == nullptr) return;
  dictionary->attr = new std::string(std::move(entries));
  dictionary->write_fn = write_entries;
  dictionary->free_fn = free_entries;
}

std::optional<std::string> PdfFile::save(Findings& findings) {
  std::string out;
  if (document_ && write(out)) return out;
  HPDF_Error_Rec error = first_error_;
  if (error.error_no == HPDF_OK && document_) error = document_->error;
  const std::string codes = std::to_string(error.error_no) + "/" + std::to_string(error.detail_no);
  Finding finding{.id = "pdf-engine"};
  finding.message = "PDF 生成失败，引擎错误代码 " + codes;
  finding.help = "多半是内存不足或版面尺寸不合理；若反复出现，请连同输入文件一起报告";
  findings.add(std::move(finding));
  return std::nullopt;
}

// The object layer does not call the error handler: the document's own record must be asked.
bool PdfFile::write(std::string& out) {
  if (document_->error.error_no != HPDF_OK) return false;
  const HPDF_Dict trailer = document_->trailer;
  HPDF_Dict_Add(trailer, "Root", document_->catalog);
  HPDF_Dict_Add(trailer, "Info", document_->info);
  trailer->attr = &out;
  trailer->write_fn = write_id;
  const HPDF_Stream stream = HPDF_CallbackWriter_New(document_->mmgr, append_to_string, &out);
  if (stream == nullptr) return false;
  // Four bytes above 127 in a comment tell that the file is binary.
  HPDF_Stream_WriteStr(stream, "%PDF-1.4\n%\xE2\xE3\xCF\xD3\n");
  const HPDF_STATUS status = HPDF_Xref_WriteToStream(document_->xref, stream, nullptr);
  HPDF_Stream_Free(stream);
  return status == HPDF_OK && document_->error.error_no == HPDF_OK;
}

std::string reference(HPDF_Dict object) {
  std::string out;
  append_integer(object == nullptr ? 0 : object->header.obj_id & kObjectNumberBits, out);
  return out + " 0 R";
}

std::uint64_t hash_bytes(std::string_view bytes, std::uint64_t seed) {
  constexpr std::uint64_t kPrime = 0x100000001B3;
  std::uint64_t hash = 0xCBF29CE484222325 ^ seed;
  static_assert(std::endian::native == std::endian::little);
  while (!bytes.empty()) {
    std::uint64_t word = 0;
    const std::size_t size = std::min(bytes.size(), sizeof word);
    std::memcpy(&word, bytes.data(), size);
    hash = (hash ^ word) * kPrime;
    hash ^= hash >> 32U;
    bytes.remove_prefix(size);
  }
  return hash;
}

}  // namespace gongkai
