#include "render/pdf/attachments.h"

#include <map>

#include "render/pdf/metadata.h"
#include "render/pdf/syntax.h"

namespace gongkai {
namespace {

// "/text#2Fcsv": a media type as a name.
std::string media_name(std::string_view media_type) {
  std::string out = "/";
  for (const char c : media_type) {
    if (c == '/') {
      out += "#2F";
    } else {
      out += c;
    }
  }
  return out;
}

// The object that says what the file is, with its bytes in another one.
PdfObject add_file(const Attachment& attachment, const std::string& date, PdfObjects& objects) {
  std::string entries = "/Type /EmbeddedFile /Subtype " + media_name(attachment.media_type) +
                        "\n/Params << /Size " + std::to_string(attachment.bytes.size()) +
                        " /CheckSum <" + md5(attachment.bytes) + '>';
  if (is_date(date)) entries += " /ModDate " + date_string(date);
  const PdfObject bytes =
      objects.add_stream(entries + " >>\n", attachment.bytes, StreamBytes::kToDeflate);
  const std::string name = text_string(attachment.name);
  return objects.add_dictionary("/Type /Filespec /F " + name + " /UF " + name + "\n/Desc " +
                                text_string(attachment.description) +
                                " /AFRelationship /Data\n/EF << /F " + reference(bytes) + " /UF " +
                                reference(bytes) + " >>");
}

}  // namespace

std::string add_attachments(std::span<const Attachment> attachments, const std::string& date,
                            PdfObjects& objects) {
  if (attachments.empty()) return {};
  std::map<std::string, std::string> names;  // a tree of names is sorted by their bytes
  std::string associated;
  for (const Attachment& attachment : attachments) {
    const std::string object = reference(add_file(attachment, date, objects));
    names[text_string(attachment.name)] = object;
    associated += object + ' ';
  }
  std::string out = "/AF [" + associated + "]\n/Names << /EmbeddedFiles << /Names [";
  for (const auto& [name, object] : names) out.append(name).append(" ").append(object) += '\n';
  return out + "] >> >>\n";
}

}  // namespace gongkai
