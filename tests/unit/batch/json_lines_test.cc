#include "batch/json_lines.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cerrno>
#include <chrono>
#include <thread>

#include "scratch.h"
#include "source/json.h"

namespace gongkai {
namespace {

class JsonLinesTest : public Scratch {};

TEST_F(JsonLinesTest, GivesLinesWithTheirNumbers) {
  JsonLines lines(write("a.jsonl", "{1}\n\n  \r\n{4}\r\n{5}"));
  auto line = lines.next();
  ASSERT_TRUE(line);
  EXPECT_EQ(line->number, 1);
  EXPECT_EQ(line->text, "{1}");
  line = lines.next();
  ASSERT_TRUE(line);
  EXPECT_EQ(line->number, 4);
  EXPECT_EQ(line->text, "{4}\r");
  line = lines.next();
  ASSERT_TRUE(line);
  EXPECT_EQ(line->number, 5);
  EXPECT_EQ(line->text, "{5}");
  EXPECT_FALSE(lines.next());
}

TEST_F(JsonLinesTest, LinesLongerThanItsPiecesComeWhole) {
  const std::string longest(700'000, 'x');
  JsonLines lines(write("a.jsonl", longest + "\n" + longest + "y\n"));
  EXPECT_EQ(lines.next()->text, longest);
  EXPECT_EQ(lines.next()->text, longest + "y");
  EXPECT_FALSE(lines.next());
}

TEST_F(JsonLinesTest, DoesNotKeepALineThatIsTooLarge) {
  JsonLines lines(write("a.jsonl", std::string(kLargestJson + 1, 'x') + "\n{2}\n"));
  auto line = lines.next();
  ASSERT_TRUE(line);
  EXPECT_TRUE(line->is_too_large());
  EXPECT_EQ(line->text, "");
  EXPECT_EQ(line->size, kLargestJson + 1);
  EXPECT_EQ(lines.next()->text, "{2}");
}

TEST_F(JsonLinesTest, TellsThatItCannotBeRead) {
  JsonLines lines(path("."));
  EXPECT_FALSE(lines.next());
  EXPECT_EQ(lines.error(), EISDIR);
}

TEST_F(JsonLinesTest, TellsThatItCannotBeOpened) {
  JsonLines lines(path("missing.jsonl"));
  EXPECT_EQ(lines.error(), ENOENT);
  EXPECT_FALSE(lines.next());
}

TEST_F(JsonLinesTest, DoesNotWaitForAPipeOnceItIsToStop) {
  ASSERT_EQ(::mkfifo(path("pipe").c_str(), 0600), 0);
  std::atomic<bool> stop = false;
  JsonLines lines(path("pipe"), &stop);
  std::thread writer([&] {
    std::ofstream out(path("pipe"));
    out << "{1}\n{2" << std::flush;
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    stop = true;
    std::this_thread::sleep_for(std::chrono::milliseconds(700));
    out << "}\n";
  });
  const auto first = lines.next();
  ASSERT_TRUE(first);
  EXPECT_EQ(first->text, "{1}");
  EXPECT_FALSE(lines.next());
  EXPECT_EQ(lines.error(), EINTR);
  EXPECT_FALSE(lines.next());
  writer.join();
}

}  // namespace
}  // namespace gongkai
