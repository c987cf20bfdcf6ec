#pragma once

// Folders that are held open, and the entries in them. Paths below one are resolved folder by
// folder without following links. So nothing outside is read, written or removed, whatever a name
// says and even if a folder is swapped for a link meanwhile. Results are 0 or an errno.

#include <cerrno>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gongkai {

/// A file descriptor, closed by its destructor.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept;
  Descriptor& operator=(Descriptor&& other) noexcept;
  ~Descriptor();

  bool is_open() const { return number_ >= 0; }
  int number() const { return number_; }

  /// 0 or the error of closing it.
  int close();

 private:
  int number_ = -1;
};

class HeldFolder {
 public:
  HeldFolder() = default;  ///< not open

  /// Opens a folder that a person named; links in this path are followed.
  explicit HeldFolder(const std::string& path);

  bool is_open() const { return folder_.is_open(); }

  /// Why it is not open (errno).
  int error() const { return error_; }

  int number() const { return folder_.number(); }

  /// The folder at a path like "250/1"; "" is this one. Not open if there is none or a part of the
  /// path is a link, "..", "." or empty.
  HeldFolder below(std::string_view path) const;

  /// The same; makes the folders that are missing.
  HeldFolder made_below(std::string_view path) const;

 private:
  enum class Missing { kIsAnError, kIsMade };

  static HeldFolder not_open(int error);
  static HeldFolder opened_in(int folder, const std::string& name);
  HeldFolder walk(std::string_view path, Missing missing) const;

  Descriptor folder_;
  int error_ = EBADF;
};

/// A file in a folder, opened. Its name is a plain one: without "/".
struct HeldFile {
  Descriptor file;  ///< not open: there is none, or it is a link, a pipe, a device or a folder
  std::uint64_t size = 0;
  int error = 0;
};

/// Opens a file for reading.
HeldFile open_file(const HeldFolder& folder, const std::string& name);

/// The bytes from the current position to the end; empty if they cannot be read.
std::optional<std::string> content_of(const HeldFile& file);

/// What a write does with a former file of the same name.
enum class Former {
  kRefused,   ///< EEXIST
  kReplaced,  ///< its content; a link is refused
};

/// Opens a file for writing.
HeldFile open_new_file(const HeldFolder& folder, const std::string& name, Former former);

/// An entry, named by its folder.
struct Entry {
  const HeldFolder& folder;
  std::string name;
};

/// Writes a plain file.
int write_file(const Entry& entry, std::string_view bytes, Former former);

/// Whether there is one; a link counts as itself.
bool exists(const Entry& entry);

/// Moves an entry, in place of an empty folder or a file.
int move_entry(const Entry& from, const Entry& to);

/// Swaps two entries atomically; EINVAL or ENOSYS where the file system cannot.
int exchange_entries(const Entry& a, const Entry& b);

/// Hard-links `to` to `from`, or copies where the file system has no hard links. ELOOP or EINVAL if
/// `from` is not a plain file.
int link_or_copy(const Entry& from, const Entry& to);

/// Removes a file, a link or a folder with its contents; does nothing if there is no such entry.
int remove_all(const Entry& entry);

/// Removes a folder that is empty.
int remove_empty(const Entry& entry);

/// The folder's part of a path and its last name: "250", "1" of "250/1".
std::string_view folder_of(std::string_view path);
std::string_view last_name(std::string_view path);

}  // namespace gongkai
