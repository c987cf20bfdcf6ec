#include "source/machine_fault.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <new>
#include <string>
#include <system_error>

#include "source/files.h"

namespace gongkai {
namespace {

constexpr std::string_view kMemory = "out-of-memory";
constexpr std::string_view kFiles = "file-system";
constexpr std::string_view kSystem = "system-refused";
constexpr std::string_view kProgram = "program-fault";

Finding file_system_fault(const std::filesystem::filesystem_error& error) {
  return {.id = std::string(kFiles),
          .where = {.file = error.path1().string()},
          .message = "文件系统拒绝操作：" + system_reason(error.code().value()),
          .help = "检查路径、权限和磁盘，然后再运行一次"};
}

Finding program_fault(const std::string& what) {
  return {.id = std::string(kProgram),
          .message = "程序内部出错：" + what,
          .help = "再运行一次；仍然出错的，请将输入文件和这一行提供给程序维护者"};
}

}  // namespace

Finding machine_fault(const std::exception_ptr& exception) {
  try {
    std::rethrow_exception(exception);
  } catch (const std::bad_alloc&) {
    return {.id = std::string(kMemory),
            .message = "内存不足",
            .help = "关闭其他程序，或放宽内存限制（ulimit -v），然后再运行一次"};
  } catch (const std::filesystem::filesystem_error& error) {
    return file_system_fault(error);
  } catch (const std::system_error& error) {
    return {.id = std::string(kSystem),
            .message = "系统拒绝操作：" + system_reason(error.code().value()),
            .help = "检查对内存、线程和文件的限制（ulimit -a），然后再运行一次"};
  } catch (const std::exception& error) {
    return program_fault(error.what());
  } catch (...) {
    return program_fault("没有说明");
  }
}

bool is_machine_fault(std::string_view id) {
  constexpr std::array kIds = {kMemory, kFiles, kSystem, kProgram};
  return std::ranges::find(kIds, id) != kIds.end();
}

}  // namespace gongkai
