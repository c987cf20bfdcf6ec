#include "batch/held_folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <utility>
#include <vector>

#include "source/files.h"

namespace gongkai {
namespace {

constexpr int kFolder = O_RDONLY | O_DIRECTORY | O_CLOEXEC;

bool is_plain_name(std::string_view name) {
  return !name.empty() && name != "." && name != ".." && name.find('/') == std::string_view::npos;
}

// 0, or the error if it is not a plain file.
int check_plain(int file, std::uint64_t& size) {
  struct stat status {};
  if (::fstat(file, &status) != 0) return errno;
  if (!S_ISREG(status.st_mode)) return S_ISDIR(status.st_mode) ? EISDIR : EINVAL;
  size = static_cast<std::uint64_t>(status.st_size);
  return 0;
}

HeldFile open_plain(const HeldFolder& folder, const std::string& name, int flags) {
  if (!is_plain_name(name)) return {.file = {}, .error = EINVAL};
  // O_NONBLOCK: do not wait for the other end of a pipe.
  constexpr int kAlways = O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
  const int number = ::openat(folder.number(), name.c_str(), flags | kAlways, 0644);
  HeldFile out{.file = Descriptor(number), .error = number < 0 ? errno : 0};
  if (number >= 0) out.error = check_plain(number, out.size);
  if (out.error != 0) out.file = {};
  return out;
}

int copy_content(const Entry& from, const Entry& to) {
  const HeldFile source = open_file(from.folder, from.name);
  if (source.error != 0) return source.error;
  HeldFile target = open_new_file(to.folder, to.name, Former::kRefused);
  std::array<char, 1U << 16U> piece{};
  while (target.error == 0) {
    const ssize_t size = ::read(source.file.number(), piece.data(), piece.size());
    if (size == 0) break;
    if (size > 0) {
      target.error =
          write_all(target.file.number(), {piece.data(), static_cast<std::size_t>(size)});
    } else if (errno != EINTR) {
      target.error = errno;
    }
  }
  const int closed = target.file.close();
  return target.error != 0 ? target.error : closed;
}

// The names of what is in a folder.
int list(int folder, std::vector<std::string>& names) {
  DIR* stream = ::fdopendir(::fcntl(folder, F_DUPFD_CLOEXEC, 0));
  if (stream == nullptr) return errno;
  errno = 0;
  while (const dirent* entry = ::readdir(stream)) {
    if (is_plain_name(entry->d_name)) names.emplace_back(entry->d_name);
  }
  const int error = errno;
  ::closedir(stream);
  return error;
}

int remove_from(int folder, const std::string& name) {
  if (::unlinkat(folder, name.c_str(), 0) == 0 || errno == ENOENT) return 0;
  const int error = errno;
  const Descriptor inner(::openat(folder, name.c_str(), kFolder | O_NOFOLLOW));
  if (!inner.is_open()) return error;  // it is not a folder
  std::vector<std::string> names;
  int failed = list(inner.number(), names);
  for (const std::string& entry : names) {
    if (failed == 0) failed = remove_from(inner.number(), entry);
  }
  if (failed != 0) return failed;
  return ::unlinkat(folder, name.c_str(), AT_REMOVEDIR) == 0 ? 0 : errno;
}

}  // namespace

Descriptor::Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  std::swap(number_, other.number_);
  return *this;
}

Descriptor::~Descriptor() { close(); }

int Descriptor::close() {
  const int number = std::exchange(number_, -1);
  return number < 0 || ::close(number) == 0 ? 0 : errno;
}

HeldFolder::HeldFolder(const std::string& path)
    : folder_(::open(path.c_str(), kFolder)), error_(folder_.is_open() ? 0 : errno) {}

HeldFolder HeldFolder::opened_in(int folder, const std::string& name) {
  HeldFolder out;
  out.folder_ = Descriptor(::openat(folder, name.c_str(), kFolder | O_NOFOLLOW));
  out.error_ = out.is_open() ? 0 : errno;
  return out;
}

HeldFolder HeldFolder::not_open(int error) {
  HeldFolder out;
  out.error_ = error;
  return out;
}

HeldFolder HeldFolder::walk(std::string_view path, Missing missing) const {
  HeldFolder at = opened_in(number(), ".");
  for (std::size_t begin = 0; at.is_open() && !path.empty() && begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string name(path.substr(begin, end - begin));
    if (!is_plain_name(name)) return not_open(EINVAL);
    if (missing == Missing::kIsMade && ::mkdirat(at.number(), name.c_str(), 0777) != 0 &&
        errno != EEXIST) {
      return not_open(errno);
    }
    at = opened_in(at.number(), name);
    begin = end + 1;
  }
  return at;
}

HeldFolder HeldFolder::below(std::string_view path) const {
  return walk(path, Missing::kIsAnError);
}

HeldFolder HeldFolder::made_below(std::string_view path) const {
  return walk(path, Missing::kIsMade);
}

HeldFile open_file(const HeldFolder& folder, const std::string& name) {
  return open_plain(folder, name, O_RDONLY);
}

HeldFile open_new_file(const HeldFolder& folder, const std::string& name, Former former) {
  return open_plain(folder, name,
                    O_WRONLY | O_CREAT | (former == Former::kRefused ? O_EXCL : O_TRUNC));
}

std::optional<std::string> content_of(const HeldFile& file) {
  std::string bytes;
  std::array<char, 1U << 16U> piece{};
  while (true) {
    const ssize_t size = ::read(file.file.number(), piece.data(), piece.size());
    if (size == 0) return bytes;
    if (size > 0) {
      bytes.append(piece.data(), static_cast<std::size_t>(size));
    } else if (errno != EINTR) {
      return std::nullopt;
    }
  }
}

int write_file(const Entry& entry, std::string_view bytes, Former former) {
  HeldFile made = open_new_file(entry.folder, entry.name, former);
  if (made.error == 0) made.error = write_all(made.file.number(), bytes);
  const int closed = made.file.close();
  return made.error != 0 ? made.error : closed;
}

bool exists(const Entry& entry) {
  struct stat status {};
  return ::fstatat(entry.folder.number(), entry.name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0;
}

int move_entry(const Entry& from, const Entry& to) {
  return ::renameat(from.folder.number(), from.name.c_str(), to.folder.number(), to.name.c_str()) ==
                 0
             ? 0
             : errno;
}

int exchange_entries(const Entry& a, const Entry& b) {
  return ::renameat2(a.folder.number(), a.name.c_str(), b.folder.number(), b.name.c_str(),
                     RENAME_EXCHANGE) == 0
             ? 0
             : errno;
}

int link_or_copy(const Entry& from, const Entry& to) {
  if (!is_plain_name(from.name) || !is_plain_name(to.name)) return EINVAL;
  const bool is_linked = ::linkat(from.folder.number(), from.name.c_str(), to.folder.number(),
                                  to.name.c_str(), 0) == 0;
  if (!is_linked) return copy_content(from, to);
  // A symbolic link is linked as such; whether it was one is known only now.
  const HeldFile made = open_file(to.folder, to.name);
  if (made.error != 0) ::unlinkat(to.folder.number(), to.name.c_str(), 0);
  return made.error;
}

int remove_all(const Entry& entry) { return remove_from(entry.folder.number(), entry.name); }

int remove_empty(const Entry& entry) {
  return ::unlinkat(entry.folder.number(), entry.name.c_str(), AT_REMOVEDIR) == 0 ? 0 : errno;
}

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return path.substr(0, slash == std::string_view::npos ? 0 : slash);
}

std::string_view last_name(std::string_view path) {
  return path.substr(path.rfind('/') + 1);  // npos + 1 is 0
}

}  // namespace gongkai
