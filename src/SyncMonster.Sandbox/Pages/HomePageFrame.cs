namespace SyncMonster.Sandbox.Pages;

/// <summary>What stands around the page's content.</summary>
internal static class HomePageFrame
{
    public const string Head = """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="refresh" content="3">
        <title>SyncMonster sandbox</title>
        <style>
          :root { color-scheme: light; --ink: #1d2433; --dim: #6b7488; --line: #e3e7ef; --accent: #5b4bdb; }
          * { box-sizing: border-box; }
          body { margin: 0; font: 14px/1.5 system-ui, sans-serif; color: var(--ink); background: #f6f7fb; }
          header { padding: 28px max(24px, 4vw) 20px; background: #fff; border-bottom: 3px solid var(--accent); }
          h1 { margin: 0; font-size: 24px; } h1 span { color: var(--accent); font-weight: 500; }
          header p { margin: 4px 0 0; }
          h2 { margin: 0 0 8px; font-size: 16px; }
          main { padding: 20px max(24px, 4vw) 48px; }
          section { margin-bottom: 28px; }
          .dim { color: var(--dim); font-weight: 400; }
          .cards { display: flex; flex-wrap: wrap; gap: 12px; }
          .cards div { background: #fff; border: 1px solid var(--line); border-radius: 10px; padding: 12px 18px; color: var(--dim); }
          .cards strong { display: block; font-size: 22px; color: var(--ink); font-variant-numeric: tabular-nums; }
          .scroll { overflow-x: auto; background: #fff; border: 1px solid var(--line); border-radius: 10px; }
          table { border-collapse: collapse; width: 100%; }
          th { text-align: left; font-weight: 600; color: var(--dim); background: #fafbfd; }
          th, td { padding: 7px 12px; border-bottom: 1px solid var(--line); white-space: nowrap; font-variant-numeric: tabular-nums; }
          tr:last-child td { border-bottom: 0; }
          td img { height: 28px; border-radius: 5px; margin-left: 6px; vertical-align: middle; }
          .video { margin: 12px 0 6px; font-weight: 600; }
          .strip { display: flex; gap: 12px; overflow-x: auto; padding-bottom: 6px; }
          figure { margin: 0; flex: none; font-size: 12px; }
          figcaption { padding-top: 3px; }
          .frame { position: relative; }
          .frame img { display: block; height: 150px; border-radius: 6px; }
          .none { width: 267px; height: 150px; border-radius: 6px; background: #e9ecf4; color: var(--dim);
            display: grid; place-items: center; }
          .frame i { position: absolute; border: 2px solid #3fe07f; border-radius: 4px; box-shadow: 0 0 0 1px #0008; }
          .frame s { position: absolute; left: -2px; top: -2px; padding: 0 6px; background: #3fe07f; color: #08331a;
            font: 700 12px/17px system-ui; text-decoration: none; border-radius: 3px; }
          code { font-size: 12px; }
          b { padding: 2px 8px; border-radius: 99px; font-weight: 600; font-size: 12px; }
          .Pending { background: #eef0f5; color: #4d5568; } .InProgress { background: #e4ecff; color: #2347a8; }
          .Success { background: #dff5e6; color: #1c6b3a; } .Failed { background: #fde6e4; color: #a3241b; }
        </style>
        </head>
        <body>

        """;

    public const string Foot = """

        </main>
        </body>
        </html>
        """;
}
