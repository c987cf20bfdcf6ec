#pragma once

// Whether a file obeys a published schema, asked of a validator that we did not write.

#include <memory>
#include <string>

#include "source/schema.h"

namespace gongkai {

/// A JSON Schema as valijson understands it: another reader of the rules that a Shape describes.
class CompiledSchema {
 public:
  explicit CompiledSchema(const Schema& source);
  ~CompiledSchema();

  /// A text that is not JSON is not accepted either.
  bool accepts(const std::string& text) const;

 private:
  struct Compiled;  // keeps the headers of valijson out of the tests
  std::unique_ptr<const Compiled> compiled_;
};

}  // namespace gongkai
