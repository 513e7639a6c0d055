# Runs the labs and compares their results with the slides: ./run-labs.ps1 -Help. Options are those of Labs/RunLabs, with one dash or two: -Engine auto is --engine auto, -AsTheSlides --as-the-slides.
# PowerShell keeps a bare -- to itself: in quotes it separates the labs' own options, ./run-labs.ps1 10-1 '--' -Epochs 2.
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
for ($i = 0; $i -lt $args.Count; $i++) {
    if ($args[$i] -is [array]) {
        # 09-1,10-1 is a list, each its own word.
        foreach ($one in $args[$i]) { $passed += [string]$one }
        continue
    }
    $word = [string]$args[$i]
    if ($word -cmatch '^-([A-Za-z]{2,})(?:([:=])(.*))?$') {
        # -AsTheSlides becomes --as-the-slides.
        $option = '--' + [regex]::Replace($Matches[1], '(?<!^)([A-Z])', '-$1').ToLowerInvariant()
        if (-not $Matches[2]) {
            $passed += $option
        }
        elseif ($Matches[2] -eq ':' -and -not $Matches[3] -and $i + 1 -lt $args.Count) {
            # PowerShell gives -Engine:auto as two words. What follows is the value, even where it begins with a dash.
            $i++
            if ($args[$i] -is [bool]) { if ($args[$i]) { $passed += $option } }
            elseif ($args[$i] -is [array]) { $passed += $option; foreach ($one in $args[$i]) { $passed += [string]$one } }
            else { $passed += $option + '=' + [string]$args[$i] }
        }
        else {
            $passed += $option + '=' + $Matches[3]
        }
        continue
    }
    $passed += $word
}
& $dotnet run --project $project -c Release -- $passed
exit $LASTEXITCODE
