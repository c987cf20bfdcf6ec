#include "support/xlsx_edit.h"

#include <zip.h>

#include <optional>

namespace gongkai {
namespace {

std::optional<std::string> read_part(zip_t* archive, zip_uint64_t index) {
  zip_stat_t stat;
  if (zip_stat_index(archive, index, 0, &stat) != 0) return std::nullopt;
  std::string text(stat.size, '\0');
  zip_file_t* file = zip_fopen_index(archive, index, 0);
  if (file == nullptr) return std::nullopt;
  const zip_int64_t size = zip_fread(file, text.data(), text.size());
  zip_fclose(file);
  if (size != static_cast<zip_int64_t>(text.size())) return std::nullopt;
  return text;
}

bool replace_cell(std::string& part, const std::string& cell, const std::string& number) {
  const std::size_t begin = part.find("<c r=\"" + cell + "\"");
  if (begin == std::string::npos) return false;
  const std::size_t tag_end = part.find('>', begin);
  const bool is_blank = part[tag_end - 1] == '/';
  const std::string tag = part.substr(begin, tag_end - begin - (is_blank ? 1 : 0));
  const std::size_t end = is_blank ? tag_end + 1 : part.find("</c>", tag_end) + 4;
  part.replace(begin, end - begin, tag + "><v>" + number + "</v></c>");
  return true;
}

}  // namespace

bool type_over(const std::string& path, int sheet, const std::string& cell,
               const std::string& number) {
  int error = 0;
  zip_t* archive = zip_open(path.c_str(), 0, &error);
  if (archive == nullptr) return false;
  const std::string name = "xl/worksheets/sheet" + std::to_string(sheet + 1) + ".xml";
  const zip_int64_t index = zip_name_locate(archive, name.c_str(), 0);
  auto part = index < 0 ? std::nullopt : read_part(archive, static_cast<zip_uint64_t>(index));
  const bool is_changed = part && replace_cell(*part, cell, number);
  zip_source_t* source =
      is_changed ? zip_source_buffer(archive, part->data(), part->size(), 0) : nullptr;
  if (source == nullptr ||
      zip_file_replace(archive, static_cast<zip_uint64_t>(index), source, ZIP_FL_OVERWRITE) != 0) {
    zip_discard(archive);
    return false;
  }
  return zip_close(archive) == 0;
}

}  // namespace gongkai
