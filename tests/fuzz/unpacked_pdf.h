#pragma once

#include <string>

namespace gongkai::fuzz {

/// The same PDF with its streams uncompressed, so that damage reaches what stands in them.
std::string unpacked_pdf(const std::string& bytes);

}  // namespace gongkai::fuzz
