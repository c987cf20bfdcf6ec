#pragma once

// Columns and cells of the summary's tables, and how it prints amounts. For summary_*.cc only.

#include <cstddef>
#include <string>

#include "pipeline/overview.h"
#include "summary/summary.h"

namespace gongkai {

/// 万元
inline constexpr NumberFormat kSummaryMoney{.unit = MoneyUnit::kTenThousandYuan,
                                            .decimals = 2,
                                            .has_separators = true,
                                            .zero = ZeroStyle::kDecimals};

OverviewColumn text_column(const char* heading, int width);
OverviewColumn money_column(const char* heading);
OverviewColumn count_column(const char* heading);
OverviewColumn percent_column(const char* heading);
OverviewColumn with_bars(OverviewColumn column);

/// Long texts are cut: the manifest has the whole.
OverviewCell text(std::string words, std::string link = {});
OverviewCell money(Amount amount);
OverviewCell count(std::size_t number);
OverviewCell blank();
OverviewCell toned(OverviewCell cell, OverviewTone tone);

/// A number that should be zero; toned if it is not.
OverviewCell fault_count(std::size_t number, OverviewTone tone);

/// A percentage with its sign; blank if there is no whole.
OverviewCell percent(Amount part, Amount whole);

void append(OverviewRow& row, OverviewRow more);

/// Code and name of a department, linked to the package's folder.
OverviewRow label_cells(const PackageLabel& package, bool has_folder);

/// What stands below a table that does not list all.
std::string more_note(std::size_t listed, std::size_t all);

}  // namespace gongkai
