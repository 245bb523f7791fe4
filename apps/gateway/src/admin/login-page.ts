/** Takes a token from a person and shows it to the gateway: in a header, never in a URL. */
export const LOGIN_PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Melee: admin</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 26rem; margin: 18vh auto 0; padding: 0 1rem; color: #222; }
label { display: block; font-weight: 600; }
input { width: 100%; box-sizing: border-box; font: inherit; padding: .5rem; margin: .3rem 0 1rem; }
button { font: inherit; padding: .5rem 1.2rem; }
#refusal { color: #a11; min-height: 1.5rem; }
</style>
</head>
<body>
<h1>Queues</h1>
<form id="login">
<label for="token">Token of an admin</label>
<input id="token" type="password" autocomplete="off" autofocus required>
<p id="refusal" role="alert"></p>
<button>Show the queues</button>
</form>
<script src="login.js"></script>
</body>
</html>
`;

export const LOGIN_SCRIPT = `const form = document.getElementById('login');
const refusal = document.getElementById('refusal');
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  refusal.textContent = '';
  try {
    const token = document.getElementById('token').value.trim();
    const answer = await fetch('session', { method: 'POST', headers: { authorization: 'Bearer ' + token } });
    if (answer.ok) location.replace('queues/');
    else refusal.textContent = (await answer.json()).detail;
  } catch {
    refusal.textContent = 'The gateway cannot be reached.';
  }
});
`;
