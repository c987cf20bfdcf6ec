#pragma once

// The JSON file of the data. Members have a fixed order; each record and each table row is on a
// line of its own, so that two editions can be compared line by line.

#include <string>

#include "data/facts.h"
#include "document/document.h"

namespace gongkai {

std::string data_json(const FactData& facts, const Document& document);

}  // namespace gongkai
