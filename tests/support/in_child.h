#pragma once

// What a piece of work takes, measured in a process of its own.

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <functional>
#include <string>

namespace gongkai {

/// How much more memory a process takes with the Address sanitizer, which keeps for a while what is
/// freed, than without.
#ifdef __SANITIZE_ADDRESS__
inline constexpr long kSanitizerFactor = 4;
#else
inline constexpr long kSanitizerFactor = 1;
#endif

/// What the work returned, and the most memory that its process had.
struct Measured {
  std::string result;
  long kilobytes = 0;
  double seconds = 0;  ///< of the processor
};

/// Does the work in a child process. A crash shows as a failure of the test.
inline Measured in_child(const std::function<std::string()>& work) {
  std::array<int, 2> ends{};
  EXPECT_EQ(pipe(ends.data()), 0);
  const pid_t child = fork();
  if (child == 0) {
    const std::string result = work();
    const bool is_written =
        write(ends[1], result.data(), result.size()) == static_cast<ssize_t>(result.size());
    _exit(is_written ? 0 : 1);
  }
  close(ends[1]);
  Measured out;
  std::array<char, 4096> buffer;
  for (ssize_t n = 0; (n = read(ends[0], buffer.data(), buffer.size())) > 0;) {
    out.result.append(buffer.data(), static_cast<std::size_t>(n));
  }
  close(ends[0]);
  int status = 0;
  rusage usage{};
  EXPECT_EQ(wait4(child, &status, 0, &usage), child);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << "status " << status;
  out.kilobytes = usage.ru_maxrss;
  out.seconds = static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
                static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
  return out;
}

}  // namespace gongkai
