#pragma once

// Whether a file obeys a published schema, asked of a validator that we did not write.

#include <nlohmann/json.hpp>
#include <string>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "source/schema.h"

namespace gongkai {

/// A JSON Schema as valijson understands it: another reader of the rules that a Shape describes.
class CompiledSchema {
 public:
  explicit CompiledSchema(const Schema& source) {
    const auto document = nlohmann::json::parse(source.dump(0));
    valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
    parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(document), schema_);
  }

  bool accepts(const std::string& text) const {
    const auto document = nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
    if (document.is_discarded()) return false;
    valijson::Validator validator;
    return validator.validate(schema_, valijson::adapters::NlohmannJsonAdapter(document), nullptr);
  }

 private:
  valijson::Schema schema_;
};

}  // namespace gongkai
