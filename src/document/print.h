#pragma once

// A document as text, for people and tests: tables as tab-separated rows, spans and styles in
// brackets where they differ from plain.

#include <string>

#include "document/document.h"

namespace gongkai {

std::string to_text(const Document& document);

}  // namespace gongkai
