#include "render/xlsx/workbook_file.h"

#include <unistd.h>

#include <charconv>
#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <mutex>
#include <string_view>

namespace gongkai {
namespace {

std::string default_folder() {
  constexpr const char* kMemory = "/dev/shm";
  if (access(kMemory, W_OK | X_OK) == 0) return kMemory;
  std::error_code error;
  const std::filesystem::path folder = std::filesystem::temp_directory_path(error);
  return error ? "." : folder.string();
}

// Midnight UTC. For a text that is not a date, 1980-01-01, the minimum date of ZIP archives: the
// library would replace 0 with the current time.
std::time_t time_of(std::string_view date) {
  using std::chrono::sys_days;
  const auto part = [date](std::size_t at, std::size_t size) {
    int value = 0;
    if (at + size <= date.size()) std::from_chars(date.data() + at, date.data() + at + size, value);
    return value;
  };
  std::chrono::year_month_day day{std::chrono::year{part(0, 4)},
                                  std::chrono::month{static_cast<unsigned>(part(5, 2))},
                                  std::chrono::day{static_cast<unsigned>(part(8, 2))}};
  if (!day.ok() || sys_days(day) <= sys_days()) {
    day = std::chrono::year{1980} / std::chrono::January / 1;
  }
  return std::chrono::system_clock::to_time_t(sys_days(day));
}

// The library formats the date in gmtime's static buffer, so threads may close workbooks
// concurrently only if their dates are equal.
class SameDateGate {
 public:
  void enter(std::time_t date) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return inside_ == 0 || date_ == date; });
    date_ = date;
    ++inside_;
  }
  void leave() {
    const std::lock_guard lock(mutex_);
    if (--inside_ == 0) changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::time_t date_ = 0;
  int inside_ = 0;
};

std::string engine_reason(lxw_error error) {
  switch (error) {
    case LXW_ERROR_MEMORY_MALLOC_FAILED:
      return "内存不足";
    case LXW_ERROR_CREATING_XLSX_FILE:
    case LXW_ERROR_CREATING_TMPFILE:
    case LXW_ERROR_READING_TMPFILE:
      return "不能读写临时文件";
    case LXW_ERROR_ZIP_FILE_OPERATION:
    case LXW_ERROR_ZIP_FILE_ADD:
    case LXW_ERROR_ZIP_CLOSE:
      return "不能写压缩文件";
    default:
      return "程序库的错误代码 " + std::to_string(static_cast<int>(error));
  }
}

}  // namespace

TemporaryFile::TemporaryFile(std::string folder)
    : folder_(folder.empty() ? default_folder() : std::move(folder)) {
  std::string path = folder_ + "/gongkai-XXXXXX";
  const int file = mkstemp(path.data());
  if (file < 0) return;
  close(file);
  path_ = std::move(path);
}

TemporaryFile::~TemporaryFile() {
  std::error_code ignored;
  if (is_open()) std::filesystem::remove(path_, ignored);
}

std::optional<std::string> TemporaryFile::read() const {
  std::ifstream in(path_, std::ios::binary | std::ios::ate);
  if (!in) return std::nullopt;
  std::string bytes(static_cast<std::size_t>(in.tellg()), '\0');
  in.seekg(0);
  if (!in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()))) return std::nullopt;
  return bytes;
}

Finding temporary_file_finding(const TemporaryFile& file) {
  return {.id = "temporary-folder",
          .message = "不能在临时目录“" + file.folder() + "”中读写文件",
          .expected = "一个存在、可写、有足够空间的目录",
          .help = "换一个临时目录"};
}

Finding engine_finding(lxw_error error) {
  return {.id = "xlsx-engine",
          .message = "写 Excel 工作簿失败：" + engine_reason(error),
          .help = "检查内存，临时目录是否可写、有足够空间，以及对文件大小的限制（ulimit -f）"};
}

void set_properties(lxw_workbook* workbook, const std::string& title, const std::string& author,
                    const std::string& date) {
  // The library copies the texts, but does not say so in its types.
  std::string own_title = title;
  std::string own_author = author;
  lxw_doc_properties properties{};
  properties.title = own_title.data();
  properties.author = own_author.data();
  properties.created = time_of(date);
  workbook_set_properties(workbook, &properties);

  // The first format applies to cells without one. Its font is the workbook's default, whose digits
  // are Excel's unit of column widths.
  lxw_format* default_format = STAILQ_FIRST(workbook->formats);
  format_set_font_name(default_format, "宋体");
  format_set_font_size(default_format, 11);
}

bool close_workbook(lxw_workbook* workbook, const std::string& date, Findings& findings) {
  static SameDateGate gate;
  gate.enter(time_of(date));
  const lxw_error error = workbook_close(workbook);
  gate.leave();
  if (error == LXW_NO_ERROR) return true;
  findings.add(engine_finding(error));
  return false;
}

}  // namespace gongkai
