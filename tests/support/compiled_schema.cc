#include "support/compiled_schema.h"

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

namespace gongkai {

struct CompiledSchema::Compiled {
  explicit Compiled(const nlohmann::json& source) {
    valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
    parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(source), schema);
  }

  valijson::Schema schema;
};

CompiledSchema::CompiledSchema(const Schema& source)
    : compiled_(std::make_unique<const Compiled>(nlohmann::json::parse(source.dump(0)))) {}

CompiledSchema::~CompiledSchema() = default;

bool CompiledSchema::accepts(const std::string& text) const {
  const auto document = nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (document.is_discarded()) return false;
  valijson::Validator validator;
  const valijson::adapters::NlohmannJsonAdapter adapter(document);
  return validator.validate(compiled_->schema, adapter, nullptr);
}

}  // namespace gongkai
