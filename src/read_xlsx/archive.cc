#include "read_xlsx/archive.h"

#include <zip.h>

#include <vector>

namespace gongkai {
namespace {

constexpr std::size_t kPiece = 64U << 10U;

struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

}  // namespace

void Archive::Close::operator()(zip* archive) const { zip_discard(archive); }

std::optional<Archive> Archive::open(std::string_view bytes, const Most& most) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
  if (archive == nullptr) zip_source_free(source);  // only an open archive owns it
  zip_error_fini(&error);
  return archive == nullptr ? std::nullopt : std::optional(Archive(archive, most));
}

std::uint64_t Archive::parts() const {
  return static_cast<std::uint64_t>(zip_get_num_entries(archive_.get(), 0));
}

std::optional<std::uint64_t> Archive::find(const std::string& name) const {
  const zip_int64_t index = zip_name_locate(archive_.get(), name.c_str(), ZIP_FL_NOCASE);
  return index < 0 ? std::nullopt : std::optional(static_cast<std::uint64_t>(index));
}

Unpacked Archive::unpack(std::uint64_t part, const std::function<bool(std::string_view)>& take) {
  const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(archive_.get(), part, 0));
  if (file == nullptr) return Unpacked::kDamaged;
  std::vector<char> piece(kPiece);
  std::uint64_t size = 0;
  while (true) {
    const zip_int64_t read = zip_fread(file.get(), piece.data(), piece.size());
    if (read == 0) return Unpacked::kWhole;  // only now has the checksum been compared
    if (read < 0) {
      const bool is_checksum = zip_error_code_zip(zip_file_get_error(file.get())) == ZIP_ER_CRC;
      return is_checksum ? Unpacked::kChecksum : Unpacked::kDamaged;
    }
    // The unpacked size counts, not the size stated in the archive.
    size += static_cast<std::uint64_t>(read);
    unpacked_ += static_cast<std::uint64_t>(read);
    if (size > most_.part) return Unpacked::kPartLarge;
    if (unpacked_ > most_.all) return Unpacked::kAllLarge;
    if (!take({piece.data(), static_cast<std::size_t>(read)})) return Unpacked::kStopped;
  }
}

}  // namespace gongkai
