// To be preloaded: a file system that cannot exchange two folders, as NFS.

#include <sys/types.h>

#include <cerrno>
#include <cstdio>

extern "C" int renameat2(int /*old_folder*/, const char* /*old_path*/, int /*new_folder*/,
                         const char* /*new_path*/, unsigned int /*flags*/) noexcept {
  errno = EINVAL;
  return -1;
}
