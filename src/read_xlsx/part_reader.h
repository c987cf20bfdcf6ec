#pragma once

// The XML parts of a workbook, each read once and within limits.

#include <cstdint>
#include <optional>
#include <set>
#include <string>

#include "read_xlsx/archive.h"
#include "read_xlsx/limits.h"
#include "read_xlsx/xml.h"
#include "source/finding.h"

namespace gongkai {

/// Says what is wrong with a workbook.
class WorkbookReport {
 public:
  WorkbookReport(const std::string& file, Findings& findings) : file_(file), findings_(findings) {}

  /// Not a file of this kind at all.
  void not_a_workbook();

  /// Something in it can't be read, or is not what Excel and WPS write.
  void damaged(std::string message);

  /// Larger than a limit; `help` says how to get below it.
  void too_large(std::string message, std::string expected, std::string help);

 private:
  void add(Finding finding);

  const std::string& file_;
  Findings& findings_;
};

class PartReader {
 public:
  PartReader(Archive archive, const WorkbookLimits& limits, WorkbookReport& report)
      : archive_(std::move(archive)), limits_(limits), report_(report) {}

  const WorkbookLimits& limits() const { return limits_; }
  WorkbookReport& report() { return report_; }

  bool has(const std::string& name) const { return archive_.find(name).has_value(); }

  /// Reads a part and fires its events. Reports a part that is missing, was read before, is damaged
  /// or too large. False: an error was reported, here or by an event.
  bool read(const std::string& name, const XmlEvents& events);

 private:
  void report_large(const std::string& name, Unpacked how);
  bool report_fault(const std::string& name, const XmlParser& parser);

  Archive archive_;
  const WorkbookLimits& limits_;
  WorkbookReport& report_;
  std::set<std::uint64_t> read_;
};

}  // namespace gongkai
