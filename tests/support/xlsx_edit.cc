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

std::string zip_of(const ArchiveParts& parts) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(target);  // it holds the bytes when the archive is closed
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  for (const auto& [name, text] : parts) {
    zip_source_t* source = zip_source_buffer(archive, text.data(), text.size(), 0);
    if (zip_file_add(archive, name.c_str(), source, 0) < 0) zip_source_free(source);
  }
  std::string out;
  zip_stat_t stat;
  const bool is_made = zip_close(archive) == 0;
  if (!is_made) zip_discard(archive);
  if (is_made && zip_source_stat(target, &stat) == 0 && zip_source_open(target) == 0) {
    out.resize(stat.size);
    if (zip_source_read(target, out.data(), stat.size) != static_cast<zip_int64_t>(stat.size)) {
      out.clear();
    }
    zip_source_close(target);
  }
  zip_source_free(target);
  zip_error_fini(&error);
  return out;
}

ArchiveParts parts_of(const std::string& bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, &error);
  ArchiveParts out;
  if (archive == nullptr) {
    zip_source_free(source);
    return out;
  }
  const zip_int64_t count = zip_get_num_entries(archive, 0);
  for (zip_uint64_t index = 0; static_cast<zip_int64_t>(index) < count; ++index) {
    if (auto text = read_part(archive, index)) {
      out.emplace_back(zip_get_name(archive, index, 0), *std::move(text));
    }
  }
  zip_discard(archive);
  return out;
}

}  // namespace gongkai
