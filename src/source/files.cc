#include "source/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "source/json.h"

namespace gongkai {
namespace {

// 0 or the error.
int read_all(int file, std::string& bytes) {
  struct stat status {};
  if (::fstat(file, &status) != 0) return errno;
  if (S_ISDIR(status.st_mode)) return EISDIR;
  // One extra byte detects the end of the file without another call.
  bytes.resize(static_cast<std::size_t>(status.st_size) + 1);
  std::size_t size = 0;
  while (true) {
    const ssize_t read = ::read(file, bytes.data() + size, bytes.size() - size);
    if (read < 0 && errno == EINTR) continue;
    if (read < 0) return errno;
    size += static_cast<std::size_t>(read);
    if (read == 0 || size > kLargestJson) break;
    if (size == bytes.size()) bytes.resize(2 * size);  // a pipe, or a file that grows
  }
  bytes.resize(size);
  return 0;
}

void report_unreadable(const std::string& name, int error, Findings& findings) {
  findings.add({.id = "cannot-read",
                .where = {.file = name},
                .message = "不能读取：" + system_reason(error),
                .help = "检查路径是否正确"});
}

}  // namespace

std::optional<std::string> read_file(const std::string& path, const std::string& name,
                                     Findings& findings) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    report_unreadable(name, errno, findings);
    return std::nullopt;
  }
  struct stat status {};
  if (::fstat(file, &status) == 0 && static_cast<std::uintmax_t>(status.st_size) > kLargestJson) {
    findings.add(too_large(name, static_cast<std::uintmax_t>(status.st_size)));
    ::close(file);
    return std::nullopt;
  }
  std::string bytes;
  const int error = read_all(file, bytes);
  ::close(file);
  if (error != 0) {
    report_unreadable(name, error, findings);
    return std::nullopt;
  }
  if (bytes.size() > kLargestJson) {
    findings.add(too_large(name, bytes.size()));
    return std::nullopt;
  }
  return bytes;
}

Finding too_large(const std::string& name, std::uintmax_t size) {
  return {.id = "file-too-large",
          .where = {.file = name},
          .message = "文件有 " + std::to_string(size >> 20U) + " MB",
          .expected = "不超过 " + std::to_string(kLargestJson >> 20U) + " MB",
          .help = "检查是否误用了其他文件；多个部门请各用一个文件"};
}

int write_all(int file, std::string_view bytes) {
  for (std::size_t done = 0; done < bytes.size();) {
    const ssize_t written = ::write(file, bytes.data() + done, bytes.size() - done);
    if (written >= 0) {
      done += static_cast<std::size_t>(written);
    } else if (errno != EINTR) {
      return errno;
    }
  }
  return 0;
}

int write_file(const std::string& path, const std::string& bytes, Sync sync) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0) return errno;
  int error = write_all(file, bytes);
  if (error == 0 && sync == Sync::kNow && ::fsync(file) != 0) error = errno;
  if (::close(file) != 0 && error == 0) return errno;
  return error;
}

std::string system_reason(int error) {
  switch (error) {
    case ENOENT:
      return "文件或目录不存在";
    case EINTR:
      return "被中断";
    case EACCES:
    case EPERM:
      return "没有权限";
    case EROFS:
      return "该处只读";
    case ENOSPC:
    case EDQUOT:
      return "磁盘已满";
    case EFBIG:
      return "超过允许的文件大小";
    case EISDIR:
      return "这是一个目录";
    case ENOTDIR:
      return "路径中有一段不是目录";
    case ENAMETOOLONG:
      return "名称过长";
    case ELOOP:
      return "链接成环，或不该是链接";
    case EMFILE:
    case ENFILE:
      return "打开的文件过多";
    case EIO:
      return "读写磁盘出错";
    case ENOMEM:
      return "内存不足";
    default:
      return std::generic_category().message(error);
  }
}

}  // namespace gongkai
