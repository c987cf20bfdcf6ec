#include "render/pdf/objects.h"

#include <hpdf.h>
#include <hpdf_encrypt.h>

#include <utility>
#include <vector>

#include "render/pdf/syntax.h"

namespace gongkai {
namespace {

constexpr HPDF_UINT32 kNumberBits = 0x00FFFFFF;  // of an obj_id; the others are libharu's flags

// What libharu needs when it calls back to print an object.
struct Printing {
  std::string* out = nullptr;
  std::vector<std::string> entries;  // of objects that were given any, by number
};

const HPDF_BYTE* data_of(std::string_view bytes) {
  return reinterpret_cast<const HPDF_BYTE*>(bytes.data());
}

HPDF_UINT size_of(std::string_view bytes) { return static_cast<HPDF_UINT>(bytes.size()); }

PdfObject object_of(HPDF_Dict dictionary) {
  return {dictionary == nullptr ? 0 : dictionary->header.obj_id & kNumberBits};
}

HPDF_REAL to_points(Length length) { return static_cast<HPDF_REAL>(length.milli_points()) / 1000; }

// Nothing may be thrown through libharu's frames.
extern "C" {

// libharu calls this from its public functions; it also keeps the error in the document.
void keep_first_error(HPDF_STATUS error, HPDF_STATUS detail, void* user_data) {
  auto* first = static_cast<HPDF_Error_Rec*>(user_data);
  if (first->error_no != HPDF_OK) return;
  first->error_no = error;
  first->detail_no = detail;
}

HPDF_STATUS append_to_out(HPDF_Stream stream, const HPDF_BYTE* bytes, HPDF_UINT size) {
  try {
    const auto* printing = static_cast<const Printing*>(stream->attr);
    printing->out->append(reinterpret_cast<const char*>(bytes), size);
    return HPDF_OK;
  } catch (...) {
    return HPDF_FAILD_TO_ALLOC_MEM;
  }
}

HPDF_STATUS write_entries(HPDF_Dict dictionary, HPDF_Stream stream) {
  const auto* printing = static_cast<const Printing*>(stream->attr);
  const std::string& entries = printing->entries[object_of(dictionary).number];
  return HPDF_Stream_Write(stream, data_of(entries), size_of(entries));
}

}  // extern "C"

}  // namespace

struct PdfObjects::Library {
  struct Free {
    void operator()(HPDF_Doc handle) const { HPDF_Free(handle); }
    void operator()(HPDF_Stream handle) const { HPDF_Stream_Free(handle); }
  };

  // Without a document, no object is made.
  Library() : document(HPDF_New(keep_first_error, &first_error)) {
    if (!document) return;
    printer.reset(HPDF_CallbackWriter_New(document->mmgr, append_to_out, &printing));
    HPDF_Dict_RemoveElement(document->info, "Producer");  // libharu's name
  }

  /// Null if it was not made.
  void* object(PdfObject object) const {
    if (object.number == 0) return nullptr;
    return HPDF_Xref_GetEntry(document->xref, object.number)->obj;
  }
  HPDF_Dict dictionary(PdfObject dictionary) const {
    return static_cast<HPDF_Dict>(object(dictionary));
  }

  /// The table's first entry stands for no object.
  std::uint32_t end() const { return document ? document->xref->entries->count : 1; }

  HPDF_Error_Rec first_error{};
  Printing printing;
  std::unique_ptr<_HPDF_Doc_Rec, Free> document;
  std::unique_ptr<_HPDF_Stream_Rec, Free> printer;
};

PdfObjects::PdfObjects() : library_(std::make_unique<Library>()) {}

PdfObjects::~PdfObjects() = default;

PdfObject PdfObjects::catalog() const {
  return library_->document ? object_of(library_->document->catalog) : PdfObject();
}

PdfObject PdfObjects::info() const {
  return library_->document ? object_of(library_->document->info) : PdfObject();
}

PdfObject PdfObjects::add_dictionary(std::string_view entries) {
  _HPDF_Doc_Rec* document = library_->document.get();
  if (document == nullptr) return {};
  const HPDF_Dict dictionary = HPDF_Dict_New(document->mmgr);
  if (dictionary == nullptr || HPDF_Xref_Add(document->xref, dictionary) != HPDF_OK) return {};
  add_entries(object_of(dictionary), entries);
  return object_of(dictionary);
}

PdfObject PdfObjects::add_stream(std::string_view entries, std::string_view bytes,
                                 StreamBytes kind) {
  _HPDF_Doc_Rec* document = library_->document.get();
  if (document == nullptr) return {};
  const PdfObject stream = object_of(HPDF_DictStream_New(document->mmgr, document->xref));
  add_entries(stream, entries);
  fill(stream, bytes, kind);
  return stream;
}

PdfObject PdfObjects::add_page(Length width, Length height) {
  const HPDF_Page page = HPDF_AddPage(library_->document.get());
  if (page == nullptr) return {};
  HPDF_Page_SetWidth(page, to_points(width));
  HPDF_Page_SetHeight(page, to_points(height));
  return object_of(page);
}

void PdfObjects::set_content(PdfObject page, std::string_view operators) {
  const HPDF_Dict dictionary = library_->dictionary(page);
  if (dictionary == nullptr) return;
  const auto* attributes = static_cast<const HPDF_PageAttr_Rec*>(dictionary->attr);
  fill(object_of(attributes->contents), operators, StreamBytes::kToDeflate);
}

std::string_view PdfObjects::font_name(PdfObject font, PdfObject page) {
  const HPDF_Dict font_dictionary = library_->dictionary(font);
  const HPDF_Dict page_dictionary = library_->dictionary(page);
  if (font_dictionary == nullptr || page_dictionary == nullptr) return {};
  const char* name =
      HPDF_Page_GetLocalFontName(page_dictionary, static_cast<HPDF_Font>(font_dictionary));
  return name == nullptr ? "" : name;
}

void PdfObjects::add_entries(PdfObject object, std::string_view entries) {
  const HPDF_Dict dictionary = library_->dictionary(object);
  if (dictionary == nullptr || entries.empty()) return;
  std::vector<std::string>& all = library_->printing.entries;
  if (all.size() <= object.number) all.resize(object.number + 1);
  all[object.number] += entries;
  dictionary->write_fn = write_entries;
}

// libharu removes an entry /Filter that it was not told of, but not one written by us.
void PdfObjects::fill(PdfObject stream, std::string_view bytes, StreamBytes kind) {
  const HPDF_Dict dictionary = library_->dictionary(stream);
  if (dictionary == nullptr) return;
  std::string deflated;
  if (kind == StreamBytes::kToDeflate) bytes = deflated = deflater_.deflate(bytes);
  if (kind != StreamBytes::kPlain) add_entries(stream, "/Filter /FlateDecode\n");
  HPDF_Stream_Write(dictionary->stream, data_of(bytes), size_of(bytes));
}

PdfObject PdfObjects::add_printed(std::uint32_t count, Print print) {
  printed_ = std::move(print);
  printed_count_ = count;
  return {library_->end()};
}

std::uint32_t PdfObjects::end() const { return library_->end() + printed_count_; }

bool PdfObjects::is_stream(PdfObject object) const {
  if (object.number >= library_->end()) return false;
  const auto* header = static_cast<const HPDF_Obj_Header*>(library_->object(object));
  return header->obj_class % 0x100 == HPDF_OCLASS_DICT &&
         library_->dictionary(object)->stream != nullptr;
}

std::size_t PdfObjects::stream_sizes() const {
  std::size_t sum = 0;
  for (std::uint32_t number = 1; number < library_->end(); ++number) {
    if (is_stream({number})) sum += library_->dictionary({number})->stream->size;
  }
  return sum;
}

void PdfObjects::print(PdfObject object, std::string& out) {
  if (object.number >= library_->end()) {
    printed_(object.number - library_->end(), out);
    return;
  }
  library_->printing.out = &out;
  const HPDF_STATUS status =
      HPDF_Obj_WriteValue(library_->object(object), library_->printer.get(), nullptr);
  if (status != HPDF_OK) keep_first_error(status, 0, &library_->first_error);
}

// The object layer does not call the error handler: the document's own record must be asked.
std::optional<std::string> PdfObjects::error() const {
  HPDF_Error_Rec error = library_->first_error;
  if (error.error_no == HPDF_OK && library_->document) error = library_->document->error;
  if (error.error_no == HPDF_OK && library_->document && library_->printer) return std::nullopt;
  return std::to_string(error.error_no) + "/" + std::to_string(error.detail_no);
}

void append_reference(PdfObject object, std::string& out) {
  append_integer(object.number, out);
  out += " 0 R";
}

std::string reference(PdfObject object) {
  std::string out;
  append_reference(object, out);
  return out;
}

std::string md5(std::string_view bytes) {
  HPDF_MD5_CTX context;
  HPDF_BYTE digest[HPDF_MD5_KEY_LEN];
  HPDF_MD5Init(&context);
  HPDF_MD5Update(&context, data_of(bytes), size_of(bytes));
  HPDF_MD5Final(digest, &context);
  std::string out;
  for (std::size_t i = 0; i < sizeof digest; i += 2) {
    append_hex(unsigned{digest[i]} << 8U | digest[i + 1], out);
  }
  return out;
}

}  // namespace gongkai
