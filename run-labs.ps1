# Runs the labs and compares their results with the slides: ./run-labs.ps1 -Help. Options are those of Labs/RunLabs, with one dash or two: -Engine auto is --engine auto, -AsTheSlides --as-the-slides.
$dotnet = 'dotnet'
if (-not (Get-Command 'dotnet' -ErrorAction SilentlyContinue)) {
    $home_dotnet = Join-Path (Join-Path $HOME '.dotnet') 'dotnet'
    if ((Test-Path $home_dotnet) -or (Test-Path ($home_dotnet + '.exe'))) {
        $dotnet = $home_dotnet
    }
    else {
        [Console]::Error.WriteLine('error: found no dotnet on the PATH, expected the .NET 10 SDK (https://dotnet.microsoft.com/download)')
        exit 1
    }
}
$project = Join-Path (Join-Path (Split-Path -Parent $MyInvocation.MyCommand.Path) 'Labs') 'RunLabs'
$passed = @()
foreach ($argument in $args) {
    $word = [string]$argument
    if ($word -cmatch '^-[A-Za-z]{2}[A-Za-z]*:?$') {
        # -AsTheSlides becomes --as-the-slides.
        $word = '-' + [regex]::Replace($word.TrimEnd(':').Substring(1), '([A-Z])', '-$1').ToLowerInvariant()
        if (-not $word.StartsWith('--')) { $word = '-' + $word }
    }
    $passed += $word
}
& $dotnet run --project $project -c Release -- $passed
exit $LASTEXITCODE
