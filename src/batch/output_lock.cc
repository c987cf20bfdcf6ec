#include "batch/output_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

namespace gongkai {

OutputLock::OutputLock(const std::string& folder)
    : folder_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)),
      error_(folder_ < 0 ? errno : 0) {
  // If the file system has no locks, nobody else can hold one.
  is_held_ = folder_ < 0 || ::flock(folder_, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
}

OutputLock::~OutputLock() {
  if (folder_ >= 0) ::close(folder_);
}

}  // namespace gongkai
