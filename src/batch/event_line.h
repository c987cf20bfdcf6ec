#pragma once

// The events of a run as lines of JSON, for programs that monitor it.

#include <string>

#include "batch/batch.h"

namespace gongkai {

/// {"event":"end","name":"250/1","state":"ok",…}, without a line feed.
std::string event_line(const BatchEvent& event);

/// {"event":"finish","made":9,…}: the last line.
std::string summary_line(const BatchSummary& summary);

}  // namespace gongkai
