// Small budgets, each good or with one fault, given to the reader and to the schema: both must say
// the same. A bad file's name begins with the finding's id.

#include <gtest/gtest.h>

#include "budget/load.h"
#include "support/compiled_schema.h"
#include "support/files.h"

namespace gongkai {
namespace {

const std::string kCorpus = "tests/corpus/budget/";

bool reader_accepts(const std::string& text, Findings& findings) {
  const auto tree = parse(text, findings);
  const bool is_sound = !findings.has_errors();  // no field twice
  const bool is_read = tree && load_budget(tree, findings) && is_sound;
  EXPECT_EQ(is_read, !findings.has_errors()) << "empty result ⇔ an error";
  return is_read;
}

TEST(BudgetCorpus, GoodFilesAreTakenByReaderAndSchema) {
  const CompiledSchema schema(budget_schema());
  for (const std::string& file : files_in(kCorpus + "good")) {
    const std::string text = read_source_file(kCorpus + "good/" + file);
    Findings findings;
    EXPECT_TRUE(reader_accepts(text, findings)) << file << "\n" << all_texts(findings);
    EXPECT_TRUE(schema.accepts(text)) << file;
  }
}

TEST(BudgetCorpus, BadFilesAreRefusedByReaderAndSchema) {
  const CompiledSchema schema(budget_schema());
  for (const std::string& file : files_in(kCorpus + "bad")) {
    const std::string text = read_source_file(kCorpus + "bad/" + file);
    Findings findings;
    EXPECT_FALSE(reader_accepts(text, findings)) << file;
    EXPECT_TRUE(has_id(findings, id_of_file(file))) << file << "\n" << all_texts(findings);
    EXPECT_FALSE(schema.accepts(text)) << file;
  }
}

TEST(BudgetCorpus, FaultsBeyondTheSchemaAreFoundByTheReader) {
  for (const std::string& file : files_in(kCorpus + "beyond-schema")) {
    Findings findings;
    EXPECT_FALSE(reader_accepts(read_source_file(kCorpus + "beyond-schema/" + file), findings))
        << file;
    EXPECT_TRUE(has_id(findings, id_of_file(file))) << file << "\n" << all_texts(findings);
  }
}

TEST(BudgetCorpus, InconsistentFilesAreStillReadable) {
  const CompiledSchema schema(budget_schema());
  for (const std::string& file : files_in(kCorpus + "inconsistent")) {
    const std::string text = read_source_file(kCorpus + "inconsistent/" + file);
    Findings findings;
    EXPECT_TRUE(reader_accepts(text, findings)) << file << "\n" << all_texts(findings);
    EXPECT_TRUE(schema.accepts(text)) << file;
  }
}

TEST(BudgetCorpus, TheExampleFitsTheSchema) {
  EXPECT_TRUE(CompiledSchema(budget_schema())
                  .accepts(read_source_file("examples/laocheng-2023/budget.json")));
}

}  // namespace
}  // namespace gongkai
