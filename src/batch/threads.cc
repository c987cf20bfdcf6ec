#include "batch/threads.h"

#include <exception>
#include <latch>
#include <thread>
#include <vector>

namespace gongkai {

int granted_threads(int wanted) {
  std::latch all_tried(1);
  std::vector<std::thread> others;
  others.reserve(static_cast<std::size_t>(wanted));
  try {
    while (static_cast<int>(others.size()) + 1 < wanted) {
      others.emplace_back([&all_tried] { all_tried.wait(); });
    }
  } catch (const std::exception&) {
    // Grants as many as could be started.
  }
  all_tried.count_down();
  for (std::thread& other : others) other.join();
  return static_cast<int>(others.size()) + 1;
}

}  // namespace gongkai
