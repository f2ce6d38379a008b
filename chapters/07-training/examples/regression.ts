import { meanAbsoluteError, rootMeanSquaredError, rSquared, tensor } from 'chalkgrad'

const targets = tensor([10, 12, 14, 16])
for (const said of [[10, 12, 14, 20], [11, 13, 15, 17], [13, 13, 13, 13]])
  console.log(
    `${said.join(' ')}: MAE ${meanAbsoluteError(tensor(said), targets)}, ` +
      `RMSE ${rootMeanSquaredError(tensor(said), targets).toFixed(2)}, R² ${rSquared(tensor(said), targets).toFixed(2)}`,
  )
