using System.Globalization;
using System.Text.RegularExpressions;

namespace Labs.Common.Tests.Language;

public sealed class WordsTests
{
    private static readonly string Text = Read();

    private static readonly WordTable Korean = new(Text);

    [Theory]
    [InlineData("error: --steps: found 'ten', expected a whole number from 0 to 2147483647", "오류: --steps: 'ten'을(를) 받았습니다. 가능한 값: 0부터 2147483647까지의 정수")]
    [InlineData("error: --network: found 'deap', expected one of gates, wide (did you mean gates?)", "오류: --network: 'deap'을(를) 받았습니다. 가능한 값: gates, wide 가운데 하나. gates 아닌가요?")]
    [InlineData("interrupted: relu, after 12 of 468 steps", "중단했습니다: relu, 전체 468 스텝 가운데 12 스텝을 마쳤습니다")]
    [InlineData("relu: test accuracy 0.9628 (slide 0.9356, not reproduced by anyone; published notebooks 0.9599 and 0.9558; TensorFlow 0.9535 to 0.9636 (24 seeds))",
        "relu: 테스트 정확도 0.9628 (슬라이드 0.9356, 아무도 재현하지 못한 값; 공개된 노트북 0.9599, 0.9558; TensorFlow 0.9535 ~ 0.9636 (시드 24개))")]
    [InlineData("Data: digits, 60000 training and 10000 test images (/c/d)", "데이터: digits, 학습 그림 60000장, 테스트 그림 10000장 (/c/d)")]
    [InlineData("Iter: 500, Loss: 0.6936", "Iter: 500, Loss: 0.6936")]
    public void Lines_are_Korean_and_what_the_table_lacks_stays(string english, string korean) => Assert.Equal(korean, Korean.Of(english));

    [Fact]
    public void Every_entry_has_its_own_texts_in_the_other_language_and_says_it_in_Korean()
    {
        var pairs = WordTable.Pairs(Text).ToList();
        Assert.InRange(pairs.Count, 50, 1000);
        Assert.Equal(pairs.Count, pairs.Select(pair => pair.Line).Distinct().Count());
        foreach (var (line, other) in pairs)
        {
            static IEnumerable<string> Texts(string text) => Regex.Matches(text, @"\{\d\}").Select(match => match.Value).Order();
            Assert.Equal(Texts(line), Texts(other));
            Assert.DoesNotMatch("[가-힣]", line);
            static string Filled(string text) => string.Format(CultureInfo.InvariantCulture, text, "<0>", "<1>", "<2>", "<3>", "<4>");
            // No entry before it takes the line away from it.
            Assert.Equal(Filled(other), Korean.Of(Filled(line)));
            Assert.Matches("[가-힣]|^\\{0\\}", other);
        }
    }

    [Theory]
    [InlineData("--language ko", "en_US.UTF-8", true)]
    [InlineData("--language=KO", null, true)]
    [InlineData("", "ko_KR.UTF-8", true)]
    [InlineData("--language auto", "ko", true)]
    [InlineData("--language en", "ko_KR.UTF-8", false)]
    [InlineData("", "kok_IN", false)]
    [InlineData("", null, false)]
    public void The_command_line_goes_before_the_environment(string arguments, string? lang, bool korean)
    {
        var (code, _, errors) = Labs.Testing.LabProcess.Run(Path.Combine(AppContext.BaseDirectory, "FixtureLab.dll"), arguments + " --steps ten", Path.GetTempPath(), ("LC_ALL", ""), ("LC_MESSAGES", ""), ("LANG", lang ?? ""));
        Assert.Equal(2, code);
        Assert.StartsWith(korean ? "오류: --steps" : "error: --steps", errors, StringComparison.Ordinal);
    }

    private static string Read()
    {
        using var text = new StreamReader(typeof(WordTable).Assembly.GetManifestResourceStream("ko.txt")!);
        return text.ReadToEnd();
    }
}
