#include "source/machine_fault.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <new>
#include <optional>
#include <stdexcept>
#include <system_error>

namespace gongkai {
namespace {

template <class Exception>
Finding fault_of(const Exception& exception) {
  return machine_fault(std::make_exception_ptr(exception));
}

TEST(MachineFault, IsSaidInChinese) {
  EXPECT_EQ(fault_of(std::bad_alloc()).message, "内存不足");
  const auto refused = std::make_error_code(std::errc::permission_denied);
  EXPECT_EQ(fault_of(std::system_error(refused)).message, "系统拒绝操作：没有权限");
  const Finding file = fault_of(std::filesystem::filesystem_error("english", "某目录", refused));
  EXPECT_EQ(file.message, "文件系统拒绝操作：没有权限");
  EXPECT_EQ(file.where.file, "某目录");
  EXPECT_EQ(fault_of(std::logic_error("x")).message, "程序内部出错：x");
  EXPECT_EQ(fault_of(1).message, "程序内部出错：没有说明");
}

TEST(MachineFault, IsKnownByItsId) {
  EXPECT_TRUE(is_machine_fault(fault_of(std::bad_alloc()).id));
  EXPECT_TRUE(is_machine_fault(fault_of(std::system_error(std::error_code())).id));
  EXPECT_TRUE(is_machine_fault(fault_of(1).id));
  EXPECT_FALSE(is_machine_fault("missing-field"));
}

TEST(Guarded, GivesWhatIsReturnedOrNothingAndAFinding) {
  Findings findings;
  const auto good = guarded(findings, [] { return std::optional(1); });
  EXPECT_EQ(good, 1);
  EXPECT_TRUE(findings.all().empty());
  const auto bad = guarded(findings, []() -> std::optional<int> { throw std::bad_alloc(); });
  EXPECT_FALSE(bad);
  ASSERT_EQ(findings.all().size(), 1U);
  EXPECT_EQ(findings.all().front().id, "out-of-memory");
}

}  // namespace
}  // namespace gongkai
