// tfview events DIR|FILE, tfview checkpoint PREFIX|DIR|FILE: what is in logs, checkpoints and Keras' files.
using System.Globalization;
using System.Text;

CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
if (Console.OutputEncoding.CodePage != Encoding.UTF8.CodePage) Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return Tfview.CommandLine.Run(args, Console.Out, Console.Error);
