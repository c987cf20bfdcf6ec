#pragma once

#include <unistd.h>

namespace gongkai {

/// While it lives the process may read only what anybody may: root is told nothing of permissions.
class NoPrivileges {
 public:
  NoPrivileges() : user_(::geteuid()) {
    if (user_ == 0) failed_ = ::seteuid(65534) != 0;
  }
  ~NoPrivileges() {
    if (user_ == 0 && !failed_ && ::seteuid(user_) != 0) ::_exit(1);
  }
  NoPrivileges(const NoPrivileges&) = delete;
  NoPrivileges& operator=(const NoPrivileges&) = delete;

 private:
  ::uid_t user_;
  bool failed_ = false;
};

}  // namespace gongkai
