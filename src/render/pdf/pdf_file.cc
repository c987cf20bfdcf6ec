#include "render/pdf/pdf_file.h"

#include <utility>

#include "render/pdf/syntax.h"

namespace gongkai {
namespace {

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

std::uint32_t PdfFile::add_own(OwnObjects objects) {
  own_ = std::move(objects);
  return document_ ? document_->xref->entries->count : 0;
}

std::optional<std::string> PdfFile::save(FileForm form, Findings& findings) {
  std::string out;
  if (document_ && write(form, out)) return out;
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
bool PdfFile::write(FileForm form, std::string& out) {
  if (document_->error.error_no != HPDF_OK) return false;
  return write_file({document_.get(), own_, form}, deflater_, out) &&
         document_->error.error_no == HPDF_OK;
}

std::string reference(HPDF_Dict object) {
  return reference(object == nullptr ? 0 : object->header.obj_id & kObjectNumberBits);
}

std::string reference(std::uint32_t number) {
  std::string out;
  append_integer(number, out);
  return out + " 0 R";
}

}  // namespace gongkai
